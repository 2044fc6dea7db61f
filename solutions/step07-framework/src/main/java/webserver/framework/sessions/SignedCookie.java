package webserver.framework.sessions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import webserver.http.Json;

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
        Content content = new Content(Instant.now().plus(LIFE).getEpochSecond(), attributes);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(Json.MAPPER.writeValueAsBytes(content));
        String value = text + "." + key.sign(text);
        if (value.length() > MAX_CHARACTERS) {
            throw new IllegalStateException("A session is a cookie, and this one is too large: put less into it.");
        }
        return value;
    }

    // TASK 7.5 Believe only what is signed
    /** The attributes; nothing if the signature is not this server's, or if they are too old. */
    Optional<Map<String, Object>> read(String value) {
        int dot = value.indexOf('.');
        if (dot == -1 || !isEqual(value.substring(dot + 1), key.sign(value.substring(0, dot)))) {
            return Optional.empty();
        }
        return parse(value.substring(0, dot));
    }

    // In constant time: how long it takes does not tell how much of a forged signature is right.
    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static Optional<Map<String, Object>> parse(String text) {
        Content content = Json.MAPPER.readValue(Base64.getUrlDecoder().decode(text), Content.class);
        return content.until() < Instant.now().getEpochSecond() ? Optional.empty() : Optional.of(content.attributes());
    }
}
