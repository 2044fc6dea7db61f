package webserver.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import webserver.http.Header;
import webserver.http.HttpError;

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

    /**
     * Counts a try, whether there is anybody of this name or not; it is counted before the password is looked at, so that
     * a hundred tries at once are a hundred.
     *
     * @throws HttpError 429 if the name has to rest
     */
    synchronized void count(String name) {
        Instant now = clock.instant();
        Tries tries = byName.getOrDefault(name, new Tries(0, now));
        if (now.isBefore(tries.restsUntil())) {
            String seconds =
                    String.valueOf(Duration.between(now, tries.restsUntil()).toSeconds() + 1);
            String reason = "Too many tries. Wait " + seconds + " seconds, then try again.";
            throw new HttpError(429, reason, new Header("Retry-After", seconds)); // RFC 6585, 4
        }
        int count = tries.count() + 1;
        byName.put(name, new Tries(count, now.plus(rest(count))));
    }

    private static Duration rest(int count) {
        if (count < FREE_TRIES) {
            return Duration.ZERO;
        }
        int doublings = Math.min(count - FREE_TRIES, 10);
        Duration rest = FIRST_REST.multipliedBy(1L << doublings);
        return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
    }

    /** Forgets the tries for a name, as its password was given. */
    synchronized void forget(String name) {
        byName.remove(name);
    }
}
