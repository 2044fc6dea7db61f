package webserver.accounts;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** What is kept of passwords: nothing that tells them, so that a thief has to guess each one, slowly. */
final class Passwords {

    private static final String ALGORITHM = "PBKDF2WithHmacSHA256"; // RFC 8018, 5.2
    // Kept beside each hash, so that it can grow. OWASP advises 600,000: more than 2 s in the suite's small JVM.
    private static final int ITERATIONS = 10_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    // TASK 6.1 Keep passwords
    /** What is kept of a password: the iterations, a salt of its own and the hash, as in {@code 10000:9pX…:Qm7…}. */
    static String hash(String password) {
        byte[] salt = random(SALT_BYTES);
        return kept(salt, hash(password, ITERATIONS, salt));
    }

    // TASK 6.1 Compare passwords
    /** Whether this was kept of the password; a wrong one takes as long as the right one. */
    static boolean matches(String password, String kept) {
        String[] parts = kept.split(":");
        Base64.Decoder base64 = Base64.getDecoder();
        byte[] hash = hash(password, Integer.parseInt(parts[0]), base64.decode(parts[1]));
        return MessageDigest.isEqual(hash, base64.decode(parts[2]));
    }

    // TASK 6.1 Take as long for nobody
    /** What is kept of nobody's password: no password matches it, but to find that out takes as long. */
    static String ofNobody() {
        return kept(random(SALT_BYTES), random(HASH_BYTES));
    }

    private static String kept(byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder();
        return ITERATIONS + ":" + base64.encodeToString(salt) + ":" + base64.encodeToString(hash);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] hash(String password, int iterations, byte[] salt) {
        try {
            PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BYTES * Byte.SIZE);
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
