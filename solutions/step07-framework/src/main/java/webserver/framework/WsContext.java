package webserver.framework;

import java.io.IOException;
import java.util.Map;
import webserver.websocket.WebSocket;

/** One client of a WebSocket. */
public class WsContext {

    private final WebSocket socket;
    private final Map<String, String> pathParams;

    WsContext(WebSocket socket, Map<String, String> pathParams) {
        this.socket = socket;
        this.pathParams = pathParams;
    }

    /** Sends a text to this client, if it is still there; any thread may. */
    public void send(String text) {
        try {
            socket.send(text);
        } catch (IOException e) {
            // It has gone, and onClose is about to be called.
        }
    }

    /** What stands in the path for {@code {name}}, decoded; null if the path has no such place. */
    public String pathParam(String name) {
        return pathParams.get(name);
    }

    /** Whether both are about the same client, so that clients can be kept in a set. */
    @Override
    public boolean equals(Object other) {
        return other instanceof WsContext context && context.socket == socket;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(socket);
    }
}
