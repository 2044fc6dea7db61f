package webserver;

/** Something that ends a WebSocket, with the code that tells the client why. */
final class WebSocketError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int code;

    /** @param code one of {@link CloseCode} */
    WebSocketError(int code, String reason) {
        super(reason);
        this.code = code;
    }

    int code() {
        return code;
    }
}
