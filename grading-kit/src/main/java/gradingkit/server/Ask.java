package gradingkit.server;

import gradingkit.wire.Reply;
import gradingkit.wire.Wire;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** A request, put together line by line. */
public final class Ask {

    /** The media type of forms. */
    public static final String FORM = "application/x-www-form-urlencoded";
    /** The media type of JSON. */
    public static final String JSON = "application/json";

    private static final Duration HASHING = Duration.ofSeconds(8);

    private final String requestLine;
    private final StringBuilder fields = new StringBuilder();
    private String body = "";

    private Ask(String requestLine) {
        this.requestLine = requestLine;
    }

    /** A request for something, such as {@code GET /api?a=1}. */
    public static Ask to(String methodAndTarget) {
        return new Ask(methodAndTarget + " HTTP/1.1");
    }

    /** The same in the older version. */
    public static Ask inHttp10(String methodAndTarget) {
        return new Ask(methodAndTarget + " HTTP/1.0");
    }

    /** With one more header field. */
    public Ask with(String name, String value) {
        fields.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    /** With the fields of a form. */
    public Ask form(String form) {
        return body(FORM, form);
    }

    /** With a body of JSON. */
    public Ask json(String json) {
        return body(JSON, json);
    }

    /** With a body whose length is announced. */
    public Ask body(String mediaType, String content) {
        body = content;
        int bytes = content.getBytes(StandardCharsets.UTF_8).length;
        return with("Content-Type", mediaType).with("Content-Length", String.valueOf(bytes));
    }

    /** With these chunks, the last one and the trailer section included, as they are. */
    public Ask formInChunks(String chunks) {
        return with("Content-Type", FORM).with("Transfer-Encoding", "chunked").followedBy(chunks);
    }

    /** With these bytes behind the head, of which the head says nothing. */
    public Ask followedBy(String bytes) {
        body = bytes;
        return this;
    }

    /** A chunk with this content. */
    public static String chunk(String content) {
        int bytes = content.getBytes(StandardCharsets.UTF_8).length;
        return Integer.toHexString(bytes).toUpperCase(Locale.ROOT) + "\r\n" + content + "\r\n";
    }

    /** Asks for the end of the connection behind the answer. */
    public Ask last() {
        return with("Connection", "close");
    }

    /** The request line and the header section. */
    public String head(ServerUnderTest server) {
        return requestLine + "\r\nHost: " + server.hostHeader() + "\r\n" + fields + "\r\n";
    }

    /** The whole request. */
    public String text(ServerUnderTest server) {
        return head(server) + body;
    }

    /** Sends it as the only request of a connection, and reads the reply. */
    public Reply of(ServerUnderTest server) {
        return server.send(last().text(server));
    }

    /** With the cookie of a session between two others. */
    public Ask inSession(String id) {
        return with("Cookie", "theme=dark; session=" + id + "; last=1");
    }

    /** With the two fields of the forms to register and to log in. */
    public Ask nameAndPassword(String name, String password) {
        return form("username=" + encode(name) + "&password=" + encode(password));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The same as {@link #of} for what is slow on purpose, as each password is hashed many times over. */
    public Reply ofSlow(ServerUnderTest server) {
        try (Wire wire = sendTo(server)) {
            return wire.readReplyWithin(HASHING);
        }
    }

    /** Sends it as the only request of a connection, and leaves the reply for later. */
    public Wire sendTo(ServerUnderTest server) {
        return server.open().send(last().text(server));
    }

    /** Sends what a WebSocket begins with: other fields than Host, Upgrade and Connection belong to the request already. */
    public Wire upgrade(ServerUnderTest server) {
        String upgrade = requestLine + "\r\nHost: " + server.hostHeader() + "\r\nUpgrade: websocket\r\n" + fields
                + "Connection: keep-alive, Upgrade\r\n\r\n";
        return server.open().send(upgrade);
    }
}
