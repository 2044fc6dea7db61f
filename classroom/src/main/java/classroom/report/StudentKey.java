package classroom.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A name for a student's folder that every system takes, whatever the student is called. */
public final class StudentKey {

    private static final int MOST_CHARACTERS = 60;
    private static final int HASH_BYTES = 6;

    private StudentKey() {}

    /**
     * Lower-case letters, digits, minuses and underscores; a name that is made of anything else is changed and
     * gets a hash at its end, so that different students never share a folder.
     */
    public static String of(String student) {
        String plain = student.replaceAll("[^a-z0-9_-]", "_");
        boolean unchanged = plain.equals(student) && !plain.isEmpty() && plain.length() <= MOST_CHARACTERS;
        return unchanged ? plain : plain.substring(0, Math.min(plain.length(), MOST_CHARACTERS)) + "-" + hash(student);
    }

    // One that cannot be steered: nobody must be able to choose a name that leads into another's folder.
    private static String hash(String student) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(student.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
