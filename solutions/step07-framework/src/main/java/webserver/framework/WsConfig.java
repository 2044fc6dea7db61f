package webserver.framework;

/** What happens on a WebSocket. */
public final class WsConfig {

    private WsHandler<WsContext> connect = ctx -> {};
    private WsHandler<WsMessageContext> message = ctx -> {};
    private WsHandler<WsContext> close = ctx -> {};

    WsConfig() {}

    /**
     * Does something about a WebSocket.
     *
     * @param <C> what it needs for it
     */
    @FunctionalInterface
    public interface WsHandler<C> {
        void handle(C ctx) throws Exception;
    }

    /** Runs when a client has connected. */
    public void onConnect(WsHandler<WsContext> handler) {
        connect = handler;
    }

    /** Runs for each text that a client sends. */
    public void onMessage(WsHandler<WsMessageContext> handler) {
        message = handler;
    }

    /** Runs when the connection has ended, whichever way. */
    public void onClose(WsHandler<WsContext> handler) {
        close = handler;
    }

    WsHandler<WsContext> connect() {
        return connect;
    }

    WsHandler<WsMessageContext> message() {
        return message;
    }

    WsHandler<WsContext> close() {
        return close;
    }
}
