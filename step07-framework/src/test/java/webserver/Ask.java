package webserver;

import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Reply;
import gradingkit.wire.Wire;
import java.nio.charset.StandardCharsets;

/** A request, put together line by line. */
final class Ask {

    private final String requestLine;
    private final StringBuilder fields = new StringBuilder();
    private String body = "";

    private Ask(String requestLine) {
        this.requestLine = requestLine;
    }

    /** A request for something, such as {@code GET /try/query?q=1}. */
    static Ask to(String methodAndTarget) {
        return new Ask(methodAndTarget + " HTTP/1.1");
    }

    Ask with(String name, String value) {
        fields.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    Ask form(String form) {
        return body("application/x-www-form-urlencoded", form);
    }

    Ask json(String json) {
        return body("application/json", json);
    }

    Ask body(String mediaType, String content) {
        body = content;
        int bytes = content.getBytes(StandardCharsets.UTF_8).length;
        return with("Content-Type", mediaType).with("Content-Length", String.valueOf(bytes));
    }

    /** Sends it as the only request of a connection, and reads the reply. */
    Reply of(ServerUnderTest server) {
        String head = requestLine + "\r\nHost: " + server.hostHeader() + "\r\n" + fields + "Connection: close\r\n\r\n";
        return server.send(head + body);
    }

    /** Sends the handshake of a WebSocket. */
    Wire upgrade(ServerUnderTest server) {
        String head = requestLine + "\r\nHost: " + server.hostHeader() + "\r\n" + fields
                + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        return server.open().send(head);
    }
}
