package webserver;

import gradingkit.server.ServerUnderTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A session's cookie as the lesson's text describes it, and the key that signs it: for whom no time need pass. */
final class OwnCookie {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String ALGORITHM = "HmacSHA256";

    private final String name;
    private final String text;
    private final String signature;
    private final ObjectNode content;
    private final byte[] key;

    private OwnCookie(String name, String text, String signature, ObjectNode content, byte[] key) {
        this.name = name;
        this.text = text;
        this.signature = signature;
        this.content = content;
        this.key = key;
    }

    /**
     * Reads a cookie.
     *
     * @param cookie name and value
     * @return nothing for a session of another kind, or if there is no key beside {@code site/}
     */
    static Optional<OwnCookie> of(ServerUnderTest server, String cookie) {
        Path key = server.folder().resolve("session.key");
        int equals = cookie.indexOf('=');
        int dot = cookie.indexOf('.');
        if (!Files.exists(key) || dot < equals) {
            return Optional.empty();
        }
        String text = cookie.substring(equals + 1, dot);
        return content(text)
                .map(content -> new OwnCookie(
                        cookie.substring(0, equals), text, cookie.substring(dot + 1), content, read(key)));
    }

    private static Optional<ObjectNode> content(String text) {
        try {
            JsonNode content = MAPPER.readTree(Base64.getUrlDecoder().decode(text));
            boolean own = content.path("until").isNumber()
                    && content.path("attributes").isObject();
            return own ? Optional.of((ObjectNode) content) : Optional.empty();
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }

    private static byte[] read(Path key) {
        try {
            return Base64.getDecoder().decode(Files.readString(key).strip());
        } catch (IOException e) {
            throw new IllegalStateException("session.key cannot be read", e);
        }
    }

    /** Whether its signature is that of its text, with the server's key. */
    boolean isSigned() {
        return sign(text).equals(signature);
    }

    /** Until when it counts, in seconds since 1970. */
    long until() {
        return content.path("until").asLong();
    }

    /** The same cookie, name and value, as it would be if it counted until then. */
    String until(long second) {
        return signed(content.deepCopy().put("until", second));
    }

    /** The same cookie, with an attribute more, which makes its value about as long as this. */
    String filledTo(int characters) {
        ObjectNode filled = content.deepCopy();
        String filling = "x".repeat((characters - text.length() - signature.length()) * 3 / 4); // RFC 4648, 4
        filled.withObject("attributes").put("filling", filling);
        return signed(filled);
    }

    private String signed(ObjectNode said) {
        byte[] json = MAPPER.writeValueAsBytes(said);
        String other = Base64.getUrlEncoder().withoutPadding().encodeToString(json);
        return name + "=" + other + "." + sign(other);
    }

    private String sign(String signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] bytes = mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
