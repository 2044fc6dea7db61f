package webserver.websocket;

import webserver.http.Protocol;
import webserver.http.Request;
import webserver.http.Response;

/** The way from HTTP to a WebSocket (RFC 6455, 4.2). */
public final class Handshake {

    private static final String VERSION = "13";
    private static final int KEY_BYTES = 16;
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455, 1.3

    private Handshake() {}

    // TASK 6.7 Shake hands
    /**
     * Status 101, with the proof that the key was understood.
     *
     * @param protocol what is spoken from then on
     * @throws HttpError 426 if the client wants no WebSocket, or one of another version; 400 if its key is none
     */
    public static Response answer(Request request, Protocol protocol) {
        throw new UnsupportedOperationException("Task 6.7: shake hands (README, Task 7)");
    }
}
