package webserver.wall;

import java.util.Map;
import tools.jackson.core.JacksonException;
import webserver.framework.Context;
import webserver.framework.RoutesConfig;
import webserver.http.Header;
import webserver.http.HttpError;
import webserver.http.Problem;

/** What is shown when something cannot be done: a page to people, problem details to programs. */
public final class ErrorPages {

    private ErrorPages() {}

    /** Adds them all. */
    public static void addTo(RoutesConfig routes) {
        routes.exception(HttpError.class, (e, ctx) -> refuse(ctx, e))
                .exception(JacksonException.class, (e, ctx) -> refuse(ctx, new HttpError(400, "Send JSON.")))
                .exception(
                        IllegalArgumentException.class,
                        (e, ctx) -> ctx.status(400).result(e.getMessage()))
                .error(404, ErrorPages::showNotFound);
    }

    private static void refuse(Context ctx, HttpError error) {
        withStatus(ctx, error);
        if (ctx.path().matches("/api(/.*)?")) {
            ctx.json(error.details()).contentType(Problem.MEDIA_TYPE);
        } else if (ctx.path().startsWith("/try/")) {
            ctx.result(error.getMessage());
        } else if (error.status() != 404) { // which has a page of its own, below
            Page.show(ctx, "error.html", Map.of("title", error.details().title(), "message", error.getMessage()));
        }
    }

    /** The status of an error, and the fields that belong to it. */
    static Context withStatus(Context ctx, HttpError error) {
        for (Header header : error.headers()) {
            ctx.header(header.name(), header.value());
        }
        return ctx.status(error.status());
    }

    private static void showNotFound(Context ctx) {
        if (ctx.path().matches("/(api|try)(/.*)?")) {
            refuse(ctx, new HttpError(404, "There is nothing at this path."));
        } else {
            Page.show(ctx, "404.html", Map.of("title", "Not found"));
        }
    }
}
