package gradingkit.check;

import gradingkit.report.CheckId;
import gradingkit.server.Deletion;
import gradingkit.server.ServerUnderTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The files that failed checks had, as the suite has left them, so that a student can serve them again with
 * {@code mvn -pl step03 run -Dfiles=3.2.1}. What the server itself has written is left out.
 */
public final class KeptFiles {

    private static final long MOST_BYTES = 64 * 1024 * 1024;

    private final Path grade;
    private final boolean wanted;
    private final Set<String> written;
    private long left = MOST_BYTES;

    /**
     * @param grade the folder for reports
     * @param wanted whether anything is to be kept
     * @param written what servers of the lesson write into their folder
     */
    KeptFiles(Path grade, boolean wanted, Set<String> written) {
        this.grade = grade;
        this.wanted = wanted;
        this.written = written;
    }

    /** Where the files of a check are, if there are any. */
    public static Path of(Path grade, String check) {
        return grade.resolve("files").resolve(check);
    }

    /** Where a copy of them is served. */
    public static Path served(Path grade, String check) {
        return grade.resolve("served").resolve(check);
    }

    /** Takes away those of an earlier run. */
    void begin() {
        Deletion.of(grade.resolve("files"));
        Deletion.of(grade.resolve("served"));
    }

    /** Keeps what the check has put into the server's folder; false if that is nothing, or too much. */
    synchronized boolean keep(CheckId check, ServerUnderTest server) {
        if (!wanted || !server.hasFilesOfCheck(written)) {
            return false;
        }
        Path target = of(grade, check.toString());
        Deletion.of(target); // of an earlier look
        Optional<Long> bytes = copy(server, target);
        if (bytes.isEmpty()) {
            Deletion.of(target);
        }
        left -= bytes.orElse(0L);
        return bytes.isPresent();
    }

    private Optional<Long> copy(ServerUnderTest server, Path target) {
        try {
            return server.copyFiles(target, written, left);
        } catch (IOException e) {
            return Optional.empty(); // a full disk, or a file that changes meanwhile: the report does without
        }
    }

    /** What was sent, with the place of the copy instead of the server's folder, which is gone by then. */
    byte[] moved(byte[] sent, CheckId check, ServerUnderTest server) {
        String text = new String(sent, StandardCharsets.ISO_8859_1);
        String there = slashes(server.folder());
        String here = slashes(served(grade, check.toString()).toAbsolutePath());
        return text.replace(there, encoded(here)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }

    // As a request target has it.
    private static String encoded(String path) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b >= 0 && (Character.isLetterOrDigit(b) || "/-._~:".indexOf(b) >= 0);
            encoded.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b));
        }
        return encoded.toString();
    }
}
