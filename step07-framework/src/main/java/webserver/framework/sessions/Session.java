package webserver.framework.sessions;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import webserver.http.Header;
import webserver.http.Request;

/** What is remembered of a visitor from one request to the next. It travels with the visitor, in a signed cookie. */
public final class Session {

    private static final String COOKIE = "session";
    private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Lax";

    private final SignedCookie signed;
    private final Map<String, Object> attributes;
    private boolean changed;

    private Session(SignedCookie signed, Map<String, Object> attributes) {
        this.signed = signed;
        this.attributes = new HashMap<>(attributes);
    }

    // TASK 7.5 Read the session
    /** The session in the cookie of a request; a new one if there is none, or if this server has not signed it. */
    public static Session of(Request request, SessionKey key) {
        return new Session(new SignedCookie(key), Map.of());
    }

    /** The value of this name; null if there is none. */
    public Object get(String name) {
        return attributes.get(name);
    }

    /** Sets the value of this name; null removes it. */
    public void set(String name, Object value) {
        Object before = value == null ? attributes.remove(name) : attributes.put(name, value);
        changed |= before != null || value != null;
    }

    // TASK 7.5 Write the session
    /** The header field that gives it to the browser, if it has changed. */
    public Optional<Header> cookie() {
        return Optional.empty();
    }
}
