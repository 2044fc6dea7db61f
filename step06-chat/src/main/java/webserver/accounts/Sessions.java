package webserver.accounts;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is logged in, by the id in the cookie; for any number of threads. */
public final class Sessions {

    private static final Duration LONGEST_IDLE = Duration.ofMinutes(30);
    private static final int MAX_SESSIONS = 10_000;
    private static final int ID_BYTES = 16;

    private static final SecureRandom RANDOM = new SecureRandom();

    private record Session(String user, Instant lastUse) {}

    private final InstantSource clock;

    // In the order of their use: if there are too many, the one that was not used for the longest time ends.
    private final Map<String, Session> byId = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
            return size() > MAX_SESSIONS;
        }
    };

    /** @param clock tells when a session was idle for too long */
    public Sessions(InstantSource clock) {
        this.clock = clock;
    }

    // TASK 6.2 Draw an id
    /** An id that nobody can guess: 128 random bits, in letters that a cookie may have. */
    static String randomId() {
        return Long.toHexString(System.nanoTime());
    }

    /** Opens a session for a user who has just logged in, and returns its new id. */
    synchronized String open(String user) {
        String id = randomId();
        byId.put(id, new Session(user, clock.instant()));
        return id;
    }

    // TASK 6.2 Find a session
    /** Whose session this is; nobody's if there is none of this id, or if it was idle for 30 minutes. Counts as a use. */
    public synchronized Optional<String> use(String id) {
        throw new UnsupportedOperationException("Task 6.2: find a session (README, Task 2)");
    }

    // TASK 6.2 End a session
    /** Ends a session; from now on its id is worth nothing. */
    synchronized void end(String id) {
        throw new UnsupportedOperationException("Task 6.2: end a session (README, Task 2)");
    }

    // TASK 6.6 Say who is here
    /** The users who have used a session within this time, each once, by name. */
    public synchronized List<String> usersWithin(Duration time) {
        throw new UnsupportedOperationException("Task 6.6: say who is here (README, Task 6)");
    }
}
