package webserver.chat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.JsonNode;
import webserver.accounts.SessionCookie;
import webserver.accounts.Sessions;
import webserver.http.Header;
import webserver.http.HttpError;
import webserver.http.Json;
import webserver.http.Request;
import webserver.http.Response;
import webserver.http.SameOrigin;
import webserver.routing.Route;
import webserver.websocket.Handshake;

/** Lets the page, or any program with a session, read and write in the room. */
public final class ChatApi {

    private static final Duration HERE = Duration.ofSeconds(30);
    private static final int MAX_WAIT_SECONDS = 25; // less than HERE: who waits is here
    private static final int MAX_WAITING = 500; // each holds a thread: those with a WebSocket too
    private static final long MAX_ID = 999_999_999_999L;

    private final Room room;
    private final Sessions sessions;
    private final Semaphore places = new Semaphore(MAX_WAITING);

    /** @param sessions tell who may talk in the room */
    public ChatApi(Room room, Sessions sessions) {
        this.room = room;
        this.sessions = sessions;
    }

    /** Some messages, in their order. */
    record Messages(List<Message> messages) {}

    /** The names of some users. */
    record Users(List<String> users) {}

    // TASK 6.3 Write
    /** Status 201, with the message; its author is whoever has the session. */
    @Route(method = "POST", path = "/api/messages")
    public Response post(Request request) {
        String author = user(request);
        JsonNode fields = Json.readObject(request, Json.MEDIA_TYPE);
        return Json.response(201, room.add(author, Message.textIn(fields)));
    }

    // TASK 6.3 Read
    /** The messages {@code after} an id; with {@code wait}, for so many seconds at most, until there is one. */
    @Route(method = "GET", path = "/api/messages")
    public Response list(Request request) {
        user(request);
        long after = number(request, "after", MAX_ID).orElse(0L);
        long seconds = number(request, "wait", MAX_WAIT_SECONDS).orElse(0L);
        List<Message> messages = seconds == 0 ? room.after(after) : await(after, Duration.ofSeconds(seconds));
        return Json.response(200, new Messages(messages));
    }

    // TASK 6.4 Let clients wait
    /** Has a client wait for what is new, unless so many wait that soon nobody could be served any more. */
    private List<Message> await(long after, Duration time) {
        if (!places.tryAcquire()) {
            throw new HttpError(503, "Too many clients are waiting. Come back later.", new Header("Retry-After", "5"));
        }
        try {
            return room.awaitAfter(after, time);
        } finally {
            places.release();
        }
    }

    // TASK 6.6 Say who is here
    /** The users who have asked for something in the last 30 seconds. */
    @Route(method = "GET", path = "/api/users")
    public Response users(Request request) {
        user(request);
        return Json.response(200, new Users(sessions.usersWithin(HERE)));
    }

    // TASK 6.7 Open a WebSocket
    /** Goes over to a WebSocket that begins with the messages {@code after} an id, or else with the next one. */
    @Route(method = "GET", path = "/ws")
    public Response live(Request request) {
        user(request);
        SameOrigin.check(request);
        long after = number(request, "after", MAX_ID).orElseGet(room::lastId);
        return Handshake.answer(request, new ChatProtocol(room, sessions, SessionCookie.idIn(request), after, places));
    }

    // TASK 6.2 Ask who it is
    /**
     * The user whose session the request is in.
     *
     * @throws HttpError 401 if it is in nobody's
     */
    private String user(Request request) {
        return sessions.use(SessionCookie.idIn(request)).orElseThrow(() -> new HttpError(401, "Log in first."));
    }

    /** The whole number that a parameter of the query is, if it is there. */
    private static Optional<Long> number(Request request, String name, long max) {
        List<String> values = request.query().get(name);
        if (values == null) {
            return Optional.empty();
        }
        String text = values.get(0);
        long number = text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
        if (number < 0 || number > max) {
            throw new HttpError(400, name + " is to be a whole number from 0 to " + max + ".");
        }
        return Optional.of(number);
    }
}
