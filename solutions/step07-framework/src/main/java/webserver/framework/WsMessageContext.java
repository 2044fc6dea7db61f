package webserver.framework;

/** A text that a client of a WebSocket has sent, and the client. */
public final class WsMessageContext extends WsContext {

    private final String message;

    WsMessageContext(WsContext client, String message) {
        super(client);
        this.message = message;
    }

    /** The text. */
    public String message() {
        return message;
    }
}
