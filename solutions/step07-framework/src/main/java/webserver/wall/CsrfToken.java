package webserver.wall;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import webserver.http.HttpError;

/** What stands in each form of a session, and what a form of another site cannot know. */
public final class CsrfToken {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CsrfToken() {}

    /** A token that nobody can guess. */
    public static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    // TASK 7.5 Know the own forms
    /**
     * Compares the token that came with a form with the session's, in constant time; null is no token.
     *
     * @throws HttpError 403 if they differ
     */
    public static void check(String expected, String sent) {
        if (expected == null || sent == null || !MessageDigest.isEqual(bytes(expected), bytes(sent))) {
            throw new HttpError(403, "This form was not sent from its page, or it is too old. Load the page again.");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
