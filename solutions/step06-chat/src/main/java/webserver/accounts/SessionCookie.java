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
        for (String cookie : String.join(";", request.values("Cookie")).split(";")) {
            String[] nameAndValue = cookie.strip().split("=", 2);
            if (nameAndValue.length == 2 && nameAndValue[0].equals(NAME)) {
                return nameAndValue[1];
            }
        }
        return "";
    }

    // TASK 6.2 Write the cookie
    /** The header field that gives a browser the cookie. */
    static Header with(String id) {
        return new Header("Set-Cookie", NAME + "=" + id + ATTRIBUTES);
    }

    // TASK 6.2 Delete the cookie
    /** The header field that takes it away again. */
    static Header deleted() {
        return new Header("Set-Cookie", NAME + "=" + ATTRIBUTES + "; Max-Age=0");
    }
}
