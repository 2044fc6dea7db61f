package webserver.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Slows down whoever guesses passwords: after five tries without success a name has to rest. */
final class Guesses {

    private static final int FREE_TRIES = 5;
    private static final Duration FIRST_REST = Duration.ofSeconds(3);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);
    private static final int MAX_NAMES = 10_000;

    private record Tries(int count, Instant restsUntil) {}

    private final InstantSource clock;

    // The names that were tried longest ago are forgotten, or a list of made-up names would fill the memory.
    private final Map<String, Tries> byName = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > MAX_NAMES;
        }
    };

    Guesses(InstantSource clock) {
        this.clock = clock;
    }

    // TASK 6.1 Slow down who guesses
    /**
     * Counts a try, whether there is anybody of this name or not; it is counted before the password is looked at, so that
     * a hundred tries at once are a hundred.
     *
     * @throws HttpError 429 if the name has to rest
     */
    synchronized void count(String name) {}

    // TASK 6.1 Forgive
    /** Forgets the tries for a name, as its password was given. */
    synchronized void forget(String name) {}
}
