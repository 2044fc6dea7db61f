package webserver.framework;

import java.util.Map;
import webserver.websocket.WebSocket;

/** A text that a client of a WebSocket has sent, and the client. */
public final class WsMessageContext extends WsContext {

    private final String message;

    WsMessageContext(WebSocket socket, Map<String, String> pathParams, String message) {
        super(socket, pathParams);
        this.message = message;
    }

    /** The text. */
    public String message() {
        return message;
    }
}
