package webserver.framework;

import java.util.Map;
import webserver.websocket.WebSocket;

/** One client of a WebSocket. */
public class WsContext {

    private final Outbox outbox;
    private final Map<String, String> pathParams;

    WsContext(WebSocket socket, Map<String, String> pathParams) {
        this.outbox = new Outbox(socket);
        this.pathParams = pathParams;
    }

    /** Another context of the same client. */
    WsContext(WsContext client) {
        this.outbox = client.outbox;
        this.pathParams = client.pathParams;
    }

    /** Sends a text to this client, if it is still there, without waiting for it to read; any thread may. */
    public void send(String text) {
        outbox.add(text);
    }

    /** Sends nothing more. */
    void end() {
        outbox.close();
    }

    /** What stands in the path for {@code {name}}, decoded; null if the path has no such place. */
    public String pathParam(String name) {
        return pathParams.get(name);
    }

    /** Whether both are about the same client, so that clients can be kept in a set. */
    @Override
    public boolean equals(Object other) {
        return other instanceof WsContext context && context.outbox == outbox;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(outbox);
    }
}
