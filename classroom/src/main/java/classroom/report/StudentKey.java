package classroom.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The name of the folder that holds a student's pages. */
public final class StudentKey {

    private static final int MOST_CHARACTERS = 60;
    private static final int HASH_BYTES = 8;
    private static final int HASH_CHARACTERS = 1 + 2 * HASH_BYTES;

    private static final Pattern REPLACED = Pattern.compile("[^A-Za-z0-9._-]+");
    // Hidden files, what a program takes for an option, and what Windows cuts off.
    private static final Pattern EDGES = Pattern.compile("^[.-]+|\\.+$");
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?", Pattern.CASE_INSENSITIVE);
    // Such a name stays as it is; one that ends like a hash does not, so that nobody can take another's folder.
    private static final Pattern PLAIN = Pattern.compile("(?!.*-[0-9a-f]{16}$)[a-z0-9._-]{1," + MOST_CHARACTERS + "}");

    private StudentKey() {}

    /**
     * The folder's name: ASCII letters, digits, dots, dashes and low lines, at most 60 of them, allowed on every file
     * system. A name of small letters stays as it is. Any other gets sixteen digits of its SHA-256 at its end, a name
     * with capitals too: so names that differ have folders that differ, even where a file system takes A for a.
     *
     * @param student the student's name; any characters at all
     */
    public static String of(String student) {
        String safe = safe(student);
        if (safe.equals(student) && PLAIN.matcher(safe).matches()) {
            return safe;
        }
        int most = MOST_CHARACTERS - HASH_CHARACTERS;
        return safe.substring(0, Math.min(most, safe.length())) + "-" + hash(student);
    }

    private static String safe(String student) {
        String safe = REPLACED.matcher(student).replaceAll("_");
        safe = EDGES.matcher(safe).replaceAll("_");
        return safe.isEmpty() || DEVICE.matcher(safe).matches() ? "_" + safe : safe;
    }

    private static String hash(String student) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes(student));
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    // UTF-8 as everybody computes it; a name with half a surrogate pair has no UTF-8 of its own.
    private static byte[] bytes(String student) {
        byte[] utf8 = student.getBytes(StandardCharsets.UTF_8);
        return new String(utf8, StandardCharsets.UTF_8).equals(student) ? utf8 : utf16(student);
    }

    private static byte[] utf16(String student) {
        byte[] bytes = new byte[2 * student.length()];
        for (int i = 0; i < student.length(); i++) {
            bytes[2 * i] = (byte) (student.charAt(i) >> 8);
            bytes[2 * i + 1] = (byte) student.charAt(i);
        }
        return bytes;
    }
}
