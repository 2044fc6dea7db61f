package webserver;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;

/** Notes on a wall that everybody can read: {@code java webserver.Main [port] [host]}. */
public final class Main {

    private static final String USER = "user";
    private static final String CSRF = "csrf";
    private static final String FLASH = "flash";
    private static final String COUNT = "count";

    // Nothing that slips into a page can run, or send anything elsewhere (CSP level 3).
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";

    private final Notes notes = new Notes(InstantSource.system());
    private final Accounts accounts = new Accounts(InstantSource.system());
    private final Set<WsContext> chatters = ConcurrentHashMap.newKeySet();

    private Main() {}

    /** Serves until the process is ended; exits with 2 for a port that is no port, with 1 for what it cannot have. */
    public static void main(String[] args) {
        Arguments arguments = Arguments.of(args);
        App app = app(arguments.site(), SessionKey.in(arguments.site().resolveSibling("session.key")));
        try {
            start(app, arguments.host(), arguments.port());
        } catch (RuntimeException e) {
            arguments.giveUp(e);
        }
    }

    /** The whole application, not started yet. */
    static App app(Path site, SessionKey key) {
        Main main = new Main();
        Templates templates = new Templates(site.resolve("templates"));
        return App.create(config -> {
            config.sessionKey(key);
            config.staticFiles.add(site.resolve("public").toString(), Location.EXTERNAL);
            config.fileRenderer((file, model, ctx) -> templates.render(file, model));
            main.addTrials(config.routes);
            main.addPages(config.routes);
            main.addApi(config.routes);
            addErrors(config.routes);
        });
    }

    private static void start(App app, String host, int port) {
        app.start(host, port);
        System.out.println("Listening on http://" + host + ":" + app.port() + "/");
    }

    private void addTrials(RoutesConfig routes) {
        routes.get("/try/method", Main::tellMethod)
                .post("/try/method", Main::tellMethod)
                .put("/try/method", Main::tellMethod)
                .patch("/try/method", Main::tellMethod)
                .delete("/try/method", Main::tellMethod)
                .get("/try/first/{name}", ctx -> ctx.result("first " + ctx.pathParam("name")))
                .get("/try/first/never", ctx -> ctx.result("never"))
                .get("/try/add/{a}/and/{b}", ctx -> ctx.result("" + (number(ctx, "a") + number(ctx, "b"))))
                .get("/try/hello/{name}", ctx -> ctx.result("Hello, " + ctx.pathParam("name") + "!"))
                .get("/try/query", ctx -> ctx.json(new Trial.Query(ctx.queryParam("q"), ctx.queryParams("q"))))
                .post("/try/form", ctx -> ctx.json(new Trial.Form(ctx.formParam("name"), ctx.formParams("lang"))))
                .get("/try/header", Main::tellHead)
                .post("/try/json", Main::add)
                .post("/try/text", ctx -> ctx.result(ctx.body()))
                .get("/try/status/{code}", Main::tellStatus)
                .get("/try/redirect", ctx -> ctx.redirect("/try/hello/redirected", HttpStatus.SEE_OTHER))
                .get("/try/html", ctx -> ctx.html("<h1>This is HTML</h1>"))
                .get("/try/cookie", ctx -> ctx.cookie("taste", "sweet").result("There you are."))
                .get("/try/counter", Main::count)
                .post("/try/forget", Main::forget)
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
        endSession(ctx);
        ctx.result("forgotten");
    }

    private void addPages(RoutesConfig routes) {
        routes.get("/", ctx -> showNotes(ctx, Draft.EMPTY, Draft.NO_PROBLEMS))
                .before("/notes", Main::sendStrangersToLogin)
                .post("/notes", this::writeNote)
                .before("/notes/{id}/delete", Main::sendStrangersToLogin)
                .post("/notes/{id}/delete", this::deleteNote)
                .get("/login", ctx -> showEntrance(ctx, "login.html", "Log in", ""))
                .post("/login", this::login)
                .get("/register", ctx -> showEntrance(ctx, "register.html", "Register", ""))
                .post("/register", this::register)
                .post("/logout", Main::logout);
    }

    // TASK 7.6 Show the notes
    private void showNotes(Context ctx, Draft draft, Map<String, String> problems) {
        throw new UnsupportedOperationException("Task 7.6: show the notes (README, Task 6)");
    }

    private static void sendStrangersToLogin(Context ctx) {
        if (user(ctx) == null) {
            ctx.redirect("/login", HttpStatus.SEE_OTHER); // before a handler that means: instead of it
        }
    }

    // TASK 7.6 Write a note
    private void writeNote(Context ctx) {
        throw new UnsupportedOperationException("Task 7.6: write a note (README, Task 6)");
    }

    // TASK 7.6 Delete a note
    private void deleteNote(Context ctx) {
        throw new UnsupportedOperationException("Task 7.6: delete a note (README, Task 6)");
    }

    private static void showEntrance(Context ctx, String template, String title, String problem) {
        show(ctx, template, Map.of("title", title, "problem", problem, "username", field(ctx, "username")));
    }

    private static String field(Context ctx, String name) {
        String value = ctx.formParam(name);
        return value == null ? "" : value;
    }

    // TASK 7.6 Log in
    private void login(Context ctx) {
        throw new UnsupportedOperationException("Task 7.6: log in (README, Task 6)");
    }

    // TASK 7.6 Register
    private void register(Context ctx) {
        throw new UnsupportedOperationException("Task 7.6: register (README, Task 6)");
    }

    private static void enter(Context ctx, String user) {
        endSession(ctx); // with what a stranger may have put into it
        ctx.sessionAttribute(USER, user);
        goHome(ctx, "Welcome, " + user + ".");
    }

    // TASK 7.6 Log out
    private static void logout(Context ctx) {
        throw new UnsupportedOperationException("Task 7.6: log out (README, Task 6)");
    }

    private static void endSession(Context ctx) {
        List.of(USER, CSRF, FLASH, COUNT).forEach(name -> ctx.sessionAttribute(name, null));
    }

    private static void goHome(Context ctx, String flash) {
        ctx.sessionAttribute(FLASH, flash);
        ctx.redirect("/", HttpStatus.SEE_OTHER);
    }

    private static String user(Context ctx) {
        return ctx.sessionAttribute(USER);
    }

    private static void checkForm(Context ctx) {
        CsrfToken.check(ctx.sessionAttribute(CSRF), ctx.formParam(CSRF));
    }

    private static String csrfToken(Context ctx) {
        if (ctx.sessionAttribute(CSRF) == null) {
            ctx.sessionAttribute(CSRF, CsrfToken.random());
        }
        return ctx.sessionAttribute(CSRF);
    }

    private static void show(Context ctx, String template, Map<String, ?> variables) {
        Map<String, Object> model = new HashMap<>(variables);
        model.put("user", user(ctx));
        model.put("csrf", csrfToken(ctx));
        model.put("flash", ctx.consumeSessionAttribute(FLASH));
        ctx.header("Content-Security-Policy", POLICY).header("Cache-Control", "no-store");
        ctx.render(template, model);
    }

    // TASK 7.6 Let programs in
    private void addApi(RoutesConfig routes) {}

    private static void addErrors(RoutesConfig routes) {
        routes.exception(HttpError.class, (e, ctx) -> refuse(ctx, e))
                .exception(JacksonException.class, (e, ctx) -> refuse(ctx, new HttpError(400, "Send JSON.")))
                .exception(
                        IllegalArgumentException.class,
                        (e, ctx) -> ctx.status(400).result(e.getMessage()))
                .error(404, Main::showNotFound);
    }

    private static void refuse(Context ctx, HttpError error) {
        withStatus(ctx, error);
        if (ctx.path().startsWith("/api/")) {
            ctx.json(error.details()).contentType(Problem.MEDIA_TYPE);
        } else if (ctx.path().startsWith("/try/")) {
            ctx.result(error.getMessage());
        } else {
            show(ctx, "error.html", Map.of("title", error.details().title(), "message", error.getMessage()));
        }
    }

    private static Context withStatus(Context ctx, HttpError error) {
        for (Header header : error.headers()) {
            ctx.header(header.name(), header.value());
        }
        return ctx.status(error.status());
    }

    private static void showNotFound(Context ctx) {
        if (ctx.path().matches("/(api|try)/.*")) {
            refuse(ctx, new HttpError(404, "There is nothing at this path."));
        } else {
            show(ctx, "404.html", Map.of("title", "Not found"));
        }
    }
}
