package webserver.framework.sessions;

import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The value of a cookie that its owner can read, but cannot change: content and signature, with a dot in between. */
final class SignedCookie {

    private static final Duration LIFE = Duration.ofHours(12);
    private static final int MAX_CHARACTERS =
            3_800; // RFC 6265, 6.1: browsers take 4,096 bytes with name and attributes

    private final SessionKey key;

    SignedCookie(SessionKey key) {
        this.key = key;
    }

    /** What is signed: the attributes, and until when they count, in seconds since 1970. */
    record Content(long until, Map<String, Object> attributes) {}

    // TASK 7.5 Sign
    /**
     * The attributes as JSON in Base64, signed.
     *
     * @throws IllegalStateException if there is more than a cookie can hold
     */
    String write(Map<String, Object> attributes) {
        throw new UnsupportedOperationException("Task 7.5: sign (README, Task 5)");
    }

    // TASK 7.5 Believe only what is signed
    /** The attributes; nothing if the signature is not this server's, or if they are too old. */
    Optional<Map<String, Object>> read(String value) {
        throw new UnsupportedOperationException("Task 7.5: believe only what is signed (README, Task 5)");
    }
}
