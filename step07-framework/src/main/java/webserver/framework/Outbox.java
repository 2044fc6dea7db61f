package webserver.framework;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import webserver.websocket.WebSocket;

/** What waits to be sent to one client of a WebSocket, so that nobody else waits for it to read. */
final class Outbox {

    private static final int MAX_TEXTS = 1_000;

    private final WebSocket socket;
    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>(MAX_TEXTS);
    private final Thread postman = new Thread(this::deliver, "postman");

    Outbox(WebSocket socket) {
        this.socket = socket;
        postman.setDaemon(true);
        postman.start();
    }

    /** Leaves a text for the client; one that has left a thousand unread is given up. */
    void add(String text) {
        if (!texts.offer(text)) {
            close();
        }
    }

    /** Sends nothing more. */
    void close() {
        postman.interrupt();
    }

    private void deliver() {
        try {
            while (true) {
                socket.send(texts.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // It has gone, and onClose is about to be called.
        }
    }
}
