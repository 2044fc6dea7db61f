package webserver.http;

import java.util.Set;

/** Keeps other sites from acting in the name of whoever is logged in here (RFC 6454). */
public final class SameOrigin {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE"); // RFC 9110, 9.2.1

    private SameOrigin() {}

    /** Lets requests that change nothing pass, whoever has sent them, and checks all others. */
    public static void checkChange(Request request) {
        if (!SAFE_METHODS.contains(request.method())) {
            check(request);
        }
    }

    // TASK 6.2 Only from this site
    /**
     * Compares the Origin, which every browser sends with a POST and with a WebSocket, with the Host.
     *
     * @throws HttpError 403 if the page behind the request is another site's
     */
    public static void check(Request request) {
        String host = request.header("Host").orElse("");
        boolean foreign = request.values("Origin").stream()
                .anyMatch(origin ->
                        !origin.equalsIgnoreCase("http://" + host) && !origin.equalsIgnoreCase("https://" + host));
        if (foreign) {
            throw new HttpError(403, "This was sent by the page of another site.");
        }
    }
}
