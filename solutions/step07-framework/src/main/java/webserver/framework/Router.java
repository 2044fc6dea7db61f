package webserver.framework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import webserver.http.Header;
import webserver.http.HttpError;
import webserver.http.Request;
import webserver.http.Responder;
import webserver.http.Response;
import webserver.http.SameOrigin;
import webserver.websocket.Handshake;

/** Leads each request through the handlers of an application: those before, the one that answers, those after. */
final class Router implements Responder {

    private final AppConfig config;
    private final RoutesConfig routes;

    Router(AppConfig config) {
        this.config = config;
        this.routes = config.routes;
    }

    // TASK 7.3 Go through the handlers
    /** Has the request answered; whatever the handlers do, there is an answer. */
    @Override
    public Response answer(Request request) {
        Context ctx = new Context(request, config);
        attempt(ctx, () -> {
            runAll(routes.before, ctx);
            if (!ctx.isRedirected()) {
                handle(ctx);
            }
        });
        attempt(ctx, () -> handleError(ctx));
        attempt(ctx, () -> runAll(routes.after, ctx));
        return ctx.response();
    }

    private static void runAll(List<Route> handlers, Context ctx) throws Exception {
        for (Route route : handlers) {
            Optional<Map<String, String>> match = route.path().match(ctx.path());
            if (match.isPresent()) {
                route.handler().handle(ctx.at(match.get()));
            }
        }
    }

    /** Something that may throw. */
    private interface Action {
        void run() throws Exception;
    }

    private void attempt(Context ctx, Action action) {
        try {
            action.run();
        } catch (Exception e) {
            answerException(e, ctx);
        } catch (Error e) { // such as a StackOverflowError: whatever the handlers do, there is an answer
            fail(e, ctx);
        }
    }

    // A mapper can throw too.
    private void answerException(Exception exception, Context ctx) {
        try {
            handleException(exception, ctx);
        } catch (RuntimeException | Error e) {
            fail(e, ctx);
        }
    }

    private static void fail(Throwable mistake, Context ctx) {
        mistake.printStackTrace();
        ctx.plainText().status(HttpStatus.INTERNAL_SERVER_ERROR).result("The server made a mistake.");
    }

    // TASK 7.3 Map exceptions
    /** Has the mapper of the nearest class above the exception answer; else it is the server's mistake. */
    private void handleException(Exception exception, Context ctx) {
        for (Class<?> type = exception.getClass(); type != Object.class; type = type.getSuperclass()) {
            ExceptionHandler<Exception> handler = routes.exceptions.get(type);
            if (handler != null) {
                handler.handle(exception, ctx);
                return;
            }
        }
        if (exception instanceof HttpError error) {
            ctx.plainText().status(error.status()).result(error.getMessage());
            List.of(error.headers()).forEach(header -> ctx.header(header.name(), header.value()));
            return;
        }
        fail(exception, ctx);
    }

    // TASK 7.3 Handle errors by their status
    /** Gives the handler for the status of the response, if there is one, the last word. */
    private void handleError(Context ctx) throws Exception {
        Handler handler = routes.errors.get(ctx.statusCode());
        if (handler != null) {
            handler.handle(ctx);
        }
    }

    // TASK 7.1 Find the handler
    /** Calls the first handler for path and method; else there may be a WebSocket or a file; else it is 404 or 405. */
    private void handle(Context ctx) throws Exception {
        if (ctx.request().lists("Upgrade", "websocket") && openWebSocket(ctx)) {
            return;
        }
        String method = ctx.method().equals("HEAD") ? "GET" : ctx.method(); // RFC 9110, 9.3.2
        Set<String> allowed = new TreeSet<>();
        for (Route route : routes.routes) {
            Optional<Map<String, String>> match = route.path().match(ctx.path());
            if (match.isPresent() && route.method().equals(method)) {
                route.handler().handle(ctx.at(match.get()));
                return;
            }
            match.ifPresent(values -> allowed.add(route.method()));
        }
        if (!openWebSocket(ctx) && !sendFile(ctx)) {
            refuse(ctx, allowed);
        }
    }

    private static void refuse(Context ctx, Set<String> allowed) {
        if (allowed.isEmpty()) {
            throw new HttpError(404, "There is nothing at this path.");
        }
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        allowed.add("OPTIONS");
        String methods = String.join(", ", allowed);
        if (ctx.method().equals("OPTIONS")) { // RFC 9110, 9.3.7
            ctx.status(HttpStatus.NO_CONTENT).header("Allow", methods);
            return;
        }
        throw new HttpError(405, "Here you can use " + methods + ".", new Header("Allow", methods)); // RFC 9110, 15.5.6
    }

    private boolean sendFile(Context ctx) {
        Optional<Response> file = config.staticFiles
                .files()
                .filter(files -> files.answer(ctx.request().with("GET")).status() != 404)
                .map(files -> files.answer(ctx.request())); // which allows GET and HEAD only
        file.ifPresent(ctx::respond);
        return file.isPresent();
    }

    // TASK 7.8 Open a WebSocket
    /** Goes over to a WebSocket, if there is one for this path; false if there is none. */
    private boolean openWebSocket(Context ctx) {
        for (Map.Entry<PathPattern, WsConfig> each : routes.webSockets.entrySet()) {
            Optional<Map<String, String>> match = each.getKey().match(ctx.path());
            if (match.isPresent()) {
                SameOrigin.check(ctx.request());
                ctx.respond(Handshake.answer(ctx.request(), new WsProtocol(each.getValue(), match.get())));
                return true;
            }
        }
        return false;
    }
}
