package webserver.wall;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import webserver.framework.Context;
import webserver.framework.HttpStatus;
import webserver.framework.RoutesConfig;
import webserver.framework.WsConfig;
import webserver.framework.WsContext;
import webserver.http.HttpError;

/** Routes under /try, where the application shows what its framework does. */
public final class Trials {

    static final String COUNT = "count";

    private final Set<WsContext> chatters = ConcurrentHashMap.newKeySet();

    /** Adds them all. */
    public void addTo(RoutesConfig routes) {
        routes.get("/try/method", Trials::tellMethod)
                .post("/try/method", Trials::tellMethod)
                .put("/try/method", Trials::tellMethod)
                .patch("/try/method", Trials::tellMethod)
                .delete("/try/method", Trials::tellMethod)
                .get("/try/first/{name}", ctx -> ctx.result("first " + ctx.pathParam("name")))
                .get("/try/first/never", ctx -> ctx.result("never"))
                .get("/try/add/{a}/and/{b}", ctx -> ctx.result("" + (number(ctx, "a") + number(ctx, "b"))))
                .get("/try/hello/{name}", ctx -> ctx.result("Hello, " + ctx.pathParam("name") + "!"))
                .get("/try/query", ctx -> ctx.json(new Trial.Query(ctx.queryParam("q"), ctx.queryParams("q"))))
                .post("/try/form", ctx -> ctx.json(new Trial.Form(ctx.formParam("name"), ctx.formParams("lang"))))
                .get("/try/header", Trials::tellHead)
                .post("/try/json", Trials::add)
                .post("/try/text", ctx -> ctx.result(ctx.body()))
                .get("/try/status/{code}", Trials::tellStatus)
                .get("/try/redirect", ctx -> ctx.redirect("/try/hello/redirected", HttpStatus.SEE_OTHER))
                .get("/try/redirect/{to}", ctx -> ctx.redirect(ctx.pathParam("to")))
                .get("/try/html", ctx -> ctx.html("<h1>This is HTML</h1>"))
                .get("/try/cookie", ctx -> ctx.cookie("taste", "sweet").result("There you are."))
                .get(
                        "/try/cookie/{value}",
                        ctx -> ctx.cookie("taste", ctx.pathParam("value")).result("There you are."))
                .get("/try/counter", Trials::count)
                .post("/try/forget", Trials::forget)
                .get("/try/misspelt", ctx -> ctx.render("misspelt.html", Map.of("message", "Hello")))
                .before("/try/hooks/*", ctx -> ctx.header("X-Before", "yes"))
                .after("/try/hooks/*", ctx -> ctx.header("X-After", "yes"))
                .get("/try/hooks/ok", ctx -> ctx.result("ok"))
                .get("/try/hooks/mapped", ctx -> ctx.result("" + Integer.parseInt("no number")))
                .get(
                        "/try/hooks/broken",
                        ctx -> ctx.result(List.of("one", "two").get(2)))
                .ws("/try/chat/{name}", this::chat)
                .before("/try/locked/*", ctx -> ctx.redirect("/login", HttpStatus.SEE_OTHER))
                .get("/try/locked/room", ctx -> ctx.result("Nobody gets here."));
    }

    // What one says goes to everybody.
    private void chat(WsConfig ws) {
        ws.onConnect(chatters::add);
        ws.onMessage(ctx -> chatters.forEach(each -> each.send(ctx.pathParam("name") + ": " + ctx.message())));
        ws.onClose(chatters::remove);
    }

    private static void tellMethod(Context ctx) {
        ctx.result(ctx.method().toString());
    }

    private static int number(Context ctx, String name) {
        return Integer.parseInt(ctx.pathParam(name));
    }

    private static void tellHead(Context ctx) {
        ctx.json(new Trial.Head(ctx.header("X-Try"), ctx.cookie("taste"), ctx.path()));
    }

    private static void add(Context ctx) {
        Trial.Numbers numbers = ctx.bodyAsClass(Trial.Numbers.class);
        if (numbers == null) { // null is JSON, too
            throw new HttpError(400, "Send two numbers.");
        }
        ctx.json(new Trial.Sum(numbers.a() + numbers.b()));
    }

    private static void tellStatus(Context ctx) {
        ctx.status(number(ctx, "code")).result("status " + ctx.pathParam("code"));
    }

    private static void count(Context ctx) {
        String last = ctx.sessionAttribute(COUNT);
        String next = last == null ? "1" : "" + (Integer.parseInt(last) + 1);
        ctx.sessionAttribute(COUNT, next);
        ctx.result(next);
    }

    private static void forget(Context ctx) {
        Visitor.leave(ctx);
        ctx.result("forgotten");
    }
}
