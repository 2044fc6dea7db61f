package webserver.chat;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import tools.jackson.core.JacksonException;
import webserver.accounts.Sessions;
import webserver.http.HttpError;
import webserver.http.Json;
import webserver.http.PatientInput;
import webserver.http.Protocol;
import webserver.websocket.CloseCode;
import webserver.websocket.WebSocket;
import webserver.websocket.WebSocketError;

/** The room over a WebSocket: each text is a message in JSON, both ways. */
final class ChatProtocol implements Protocol {

    private static final Duration SESSION_CHECK = Duration.ofSeconds(5);

    private final Room room;
    private final Sessions sessions;
    private final String sessionId;
    private final long after;
    private final Semaphore places;

    /**
     * @param sessionId with whose end the talk ends too
     * @param after the id of the last message that the client has
     * @param places how many clients may still stay for a while, of whichever kind
     */
    ChatProtocol(Room room, Sessions sessions, String sessionId, long after, Semaphore places) {
        this.room = room;
        this.sessions = sessions;
        this.sessionId = sessionId;
        this.after = after;
        this.places = places;
    }

    /** What a client gets instead of a message. */
    record Refusal(String error) {}

    // TASK 6.7 Talk
    /** One thread hears the client, another one tells it what is new. */
    @Override
    public void talk(PatientInput patience, InputStream in, OutputStream out) throws IOException {
        WebSocket socket = new WebSocket(patience, in, out);
        if (!places.tryAcquire()) {
            socket.close(CloseCode.TRY_LATER);
            return;
        }
        try {
            converse(socket);
        } finally {
            places.release();
        }
    }

    private void converse(WebSocket socket) throws IOException {
        Thread teller = new Thread(() -> tell(socket), "teller");
        teller.setDaemon(true);
        teller.start();
        try {
            hear(socket);
        } catch (WebSocketError e) {
            close(socket, e);
        } catch (EOFException e) {
            // It has left without a word, as when a window is closed.
        } finally {
            teller.interrupt();
        }
    }

    private void hear(WebSocket socket) throws IOException {
        for (Optional<String> text = socket.receive(); text.isPresent(); text = socket.receive()) {
            String author = checkSession();
            try {
                room.add(author, Message.textIn(Json.MAPPER.readTree(text.get())));
            } catch (JacksonException | HttpError e) {
                socket.send(json(new Refusal("This is no {\"text\": …} of 1 to 2,000 characters.")));
            }
        }
    }

    // A client that reads slowly gets everything a little later, and takes no memory for it.
    private void tell(WebSocket socket) {
        long last = after;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                for (Message message : room.awaitAfter(last, SESSION_CHECK)) {
                    checkSession();
                    socket.send(json(message));
                    last = message.id();
                }
                checkSession();
            }
        } catch (WebSocketError e) {
            close(socket, e);
        } catch (IOException e) {
            // The client has gone; the thread that hears it notices it too.
        }
    }

    /** Who is connected is here; who has logged out gets nothing more. */
    private String checkSession() {
        return sessions.use(sessionId)
                .orElseThrow(() -> new WebSocketError(CloseCode.NOT_ALLOWED, "its session is over"));
    }

    private static void close(WebSocket socket, WebSocketError error) {
        try {
            socket.close(error.code());
        } catch (IOException e) {
            // There is nobody left to be told.
        }
    }

    private static String json(Object value) {
        return Json.MAPPER.writeValueAsString(value);
    }
}
