package webserver.framework;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import webserver.http.PatientInput;
import webserver.http.Protocol;
import webserver.websocket.CloseCode;
import webserver.websocket.WebSocket;
import webserver.websocket.WebSocketError;

/** Leads a WebSocket through the handlers of its route. */
record WsProtocol(WsConfig config, Map<String, String> pathParams) implements Protocol {

    // TASK 7.8 Call the handlers
    /** Calls one handler at the start, one for each text, one at the end. */
    @Override
    public void talk(PatientInput patience, InputStream in, OutputStream out) throws IOException {
        WebSocket socket = new WebSocket(patience, in, out);
        WsContext ctx = new WsContext(socket, pathParams);
        try {
            config.connect().handle(ctx);
            hear(socket, ctx);
        } catch (WebSocketError e) {
            socket.close(e.code());
        } catch (EOFException e) {
            // It has left without a word, as when a window is closed.
        } catch (Exception | Error e) {
            e.printStackTrace();
            socket.close(CloseCode.SERVER_ERROR);
        } finally {
            ctx.end();
            end(ctx);
        }
    }

    private void hear(WebSocket socket, WsContext client) throws Exception {
        for (Optional<String> text = socket.receive(); text.isPresent(); text = socket.receive()) {
            config.message().handle(new WsMessageContext(client, text.get()));
        }
    }

    private void end(WsContext ctx) {
        try {
            config.close().handle(ctx);
        } catch (Exception | Error e) {
            e.printStackTrace();
        }
    }
}
