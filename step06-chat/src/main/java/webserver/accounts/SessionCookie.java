package webserver.accounts;

import webserver.http.Header;
import webserver.http.Request;

/** The cookie with which a browser shows who it is (RFC 6265). */
public final class SessionCookie {

    private static final String NAME = "session";
    // No script may read it, and no other site's form may send it.
    private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Lax";

    private SessionCookie() {}

    // TASK 6.2 Read the cookie
    /** The id in the cookie of a request, as in {@code Cookie: theme=dark; session=9pX…}; empty if there is none. */
    public static String idIn(Request request) {
        throw new UnsupportedOperationException("Task 6.2: read the cookie (README, Task 2)");
    }

    // TASK 6.2 Write the cookie
    /** The header field that gives a browser the cookie. */
    static Header with(String id) {
        return new Header("Set-Cookie", NAME + "=" + id);
    }

    // TASK 6.2 Delete the cookie
    /** The header field that takes it away again. */
    static Header deleted() {
        throw new UnsupportedOperationException("Task 6.2: delete the cookie (README, Task 2)");
    }
}
