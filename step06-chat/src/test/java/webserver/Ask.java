package webserver;

import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Reply;
import gradingkit.wire.Wire;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A request, put together line by line. */
final class Ask {

    static final String FORM = "application/x-www-form-urlencoded";
    static final String JSON = "application/json";

    /** How long the reply to a password may take. */
    static final Duration HASHING = Duration.ofSeconds(8);

    private final String requestLine;
    private final StringBuilder fields = new StringBuilder();
    private String body = "";

    private Ask(String requestLine) {
        this.requestLine = requestLine;
    }

    /** A request for something, such as {@code GET /login}. */
    static Ask to(String methodAndTarget) {
        return new Ask(methodAndTarget + " HTTP/1.1");
    }

    Ask with(String name, String value) {
        fields.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    /** With the cookie of a session between two others. */
    Ask inSession(String id) {
        return with("Cookie", "theme=dark; session=" + id + "; last=1");
    }

    /** With the two fields of the forms to register and to log in. */
    Ask nameAndPassword(String name, String password) {
        return form("username=" + encode(name) + "&password=" + encode(password));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    Ask form(String form) {
        return body(FORM, form);
    }

    Ask json(String json) {
        return body(JSON, json);
    }

    Ask body(String mediaType, String content) {
        body = content;
        int bytes = content.getBytes(StandardCharsets.UTF_8).length;
        return with("Content-Type", mediaType).with("Content-Length", String.valueOf(bytes));
    }

    /** The whole request, the only one of its connection. */
    String text(ServerUnderTest server) {
        return requestLine + "\r\nHost: " + server.hostHeader() + "\r\n" + fields + "Connection: close\r\n\r\n" + body;
    }

    /** Sends it, and reads the reply. */
    Reply of(ServerUnderTest server) {
        return server.send(text(server));
    }

    /** The same for what is slow on purpose, as each password is hashed many times over. */
    Reply ofSlow(ServerUnderTest server) {
        try (Wire wire = sendTo(server)) {
            return wire.readReplyWithin(HASHING);
        }
    }

    /** Sends it, and leaves the reply for later. */
    Wire sendTo(ServerUnderTest server) {
        return server.open().send(text(server));
    }

    /** Sends what a WebSocket begins with: other header fields than these belong to the request already. */
    Wire upgrade(ServerUnderTest server) {
        String upgrade = requestLine + "\r\nHost: " + server.hostHeader() + "\r\nUpgrade: websocket\r\n" + fields
                + "Connection: keep-alive, Upgrade\r\n\r\n";
        return server.open().send(upgrade);
    }
}
