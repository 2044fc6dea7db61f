package webserver.framework;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import webserver.http.Header;
import webserver.http.HttpError;
import webserver.http.Request;
import webserver.http.Responder;
import webserver.http.Response;

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
        try {
            handle(ctx);
            return ctx.response();
        } catch (HttpError e) {
            return e.problem();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Something that may throw. */
    private interface Action {
        void run() throws Exception;
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
        throw new UnsupportedOperationException("Task 7.3: map exceptions (README, Task 3)");
    }

    // TASK 7.3 Handle errors by their status
    /** Gives the handler for the status of the response, if there is one, the last word. */
    private void handleError(Context ctx) throws Exception {
        throw new UnsupportedOperationException("Task 7.3: handle errors by their status (README, Task 3)");
    }

    // TASK 7.1 Find the handler
    /** Calls the first handler for path and method; else there may be a WebSocket or a file; else it is 404 or 405. */
    private void handle(Context ctx) throws Exception {
        throw new UnsupportedOperationException("Task 7.1: find the handler (README, Task 1)");
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
        return false;
    }
}
