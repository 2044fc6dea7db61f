package webserver;

import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A request, put together line by line. */
final class Ask {

    static final String FORM = "application/x-www-form-urlencoded";
    static final String JSON = "application/json";

    private final String requestLine;
    private final StringBuilder fields = new StringBuilder();
    private String body = "";

    private Ask(String requestLine) {
        this.requestLine = requestLine;
    }

    /** A request for something, such as {@code GET /api?a=1}. */
    static Ask to(String methodAndTarget) {
        return new Ask(methodAndTarget + " HTTP/1.1");
    }

    /** The same in the older version. */
    static Ask inHttp10(String methodAndTarget) {
        return new Ask(methodAndTarget + " HTTP/1.0");
    }

    Ask with(String name, String value) {
        fields.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    Ask form(String form) {
        return body(FORM, form);
    }

    Ask json(String json) {
        return body(JSON, json);
    }

    /** With a body whose length is announced. */
    Ask body(String mediaType, String content) {
        body = content;
        int bytes = content.getBytes(StandardCharsets.UTF_8).length;
        return with("Content-Type", mediaType).with("Content-Length", String.valueOf(bytes));
    }

    /** With these chunks, the last one and the trailer section included, as they are. */
    Ask formInChunks(String chunks) {
        return with("Content-Type", FORM).with("Transfer-Encoding", "chunked").followedBy(chunks);
    }

    /** With these bytes behind the head, of which the head says nothing. */
    Ask followedBy(String bytes) {
        body = bytes;
        return this;
    }

    /** A chunk with this content. */
    static String chunk(String content) {
        int bytes = content.getBytes(StandardCharsets.UTF_8).length;
        return Integer.toHexString(bytes).toUpperCase(Locale.ROOT) + "\r\n" + content + "\r\n";
    }

    /** Asks for the end of the connection behind the answer. */
    Ask last() {
        return with("Connection", "close");
    }

    /** The request line and the header section. */
    String head(ServerUnderTest server) {
        return requestLine + "\r\nHost: " + server.hostHeader() + "\r\n" + fields + "\r\n";
    }

    /** The whole request. */
    String text(ServerUnderTest server) {
        return head(server) + body;
    }

    /** Sends it as the only request of a connection, and reads the reply. */
    Reply of(ServerUnderTest server) {
        return server.send(last().text(server));
    }
}
