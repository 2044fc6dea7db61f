package webserver.websocket;

/** Something that ends a WebSocket, with the code that tells the client why. */
public final class WebSocketError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int code;

    /** @param code one of {@link CloseCode} */
    public WebSocketError(int code, String reason) {
        super(reason);
        this.code = code;
    }

    /** The code of the close frame. */
    public int code() {
        return code;
    }
}
