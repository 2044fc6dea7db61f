package webserver.chat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import webserver.accounts.Sessions;
import webserver.http.PatientInput;
import webserver.http.Protocol;

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
        throw new UnsupportedOperationException("Task 6.7: talk over a WebSocket (README, Task 7)");
    }
}
