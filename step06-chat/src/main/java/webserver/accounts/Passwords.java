package webserver.accounts;

import java.security.SecureRandom;

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
        throw new UnsupportedOperationException("Task 6.1: keep a password (README, Task 1)");
    }

    // TASK 6.1 Compare passwords
    /** Whether this was kept of the password; a wrong one takes as long as the right one. */
    static boolean matches(String password, String kept) {
        throw new UnsupportedOperationException("Task 6.1: compare a password (README, Task 1)");
    }

    // TASK 6.1 Take as long for nobody
    /** What is kept of nobody's password: no password matches it, but to find that out takes as long. */
    static String ofNobody() {
        return "";
    }
}
