package webserver.routing;

import webserver.http.Header;
import webserver.http.Request;
import webserver.http.Response;

/** Lets the scripts of other sites use the API (the Fetch standard, 3.3). */
final class Cors {

    private Cors() {}

    // TASK 5.9 Let other sites in
    /** The response with what a browser has to know before it lets the script of another site have it. */
    static Response apply(Request request, Response response) {
        if (request.header("Origin").isEmpty()) {
            return response;
        }
        Response open = response.with(
                new Header("Access-Control-Allow-Origin", "*"),
                new Header("Access-Control-Expose-Headers", "ETag, Location"));
        boolean preflight = request.method().equals("OPTIONS")
                && request.header("Access-Control-Request-Method").isPresent();
        return preflight
                ? open.with(
                        new Header(
                                "Access-Control-Allow-Methods",
                                response.header("Allow").orElse("")),
                        new Header("Access-Control-Allow-Headers", "Content-Type, If-Match"),
                        new Header("Access-Control-Max-Age", "600"))
                : open;
    }
}
