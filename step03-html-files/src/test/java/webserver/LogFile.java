package webserver;

import static org.assertj.core.api.Assertions.fail;

import gradingkit.server.ServerUnderTest;
import gradingkit.time.Budget;
import gradingkit.time.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The server's access.log, read while the server writes it. */
final class LogFile {

    // No event that all systems have tells that a file has grown, so it is looked at again after this time.
    private static final long PAUSE_NANOS = 2_000_000;

    // Where Unicode has its pictures of control characters.
    private static final char PICTURES = 0x2400;

    private final Path file;
    private final Budget budget;

    LogFile(ServerUnderTest server, Budget budget) {
        this.file = server.folder().resolve("access.log");
        this.budget = budget;
    }

    /** The lines that are complete by now, a character for each byte. */
    List<String> lines() {
        String text = read();
        int end = text.lastIndexOf('\n') + 1;
        return end == 0 ? List.of() : List.of(text.substring(0, end).split("\r?\n"));
    }

    /** The first line with this text in it, which is to come within the time for an answer. */
    String await(String part) {
        return await(part, "for " + part);
    }

    /** The same; what the request was is said after "the request". */
    String await(String part, String request) {
        if (!await(lines -> lines.stream().anyMatch(line -> line.contains(part)))) {
            fail(missing(request));
        }
        return lines().stream().filter(line -> line.contains(part)).findFirst().orElseThrow();
    }

    /** Waits for a line of which a part is like this, within the time for an answer. Returns whether one came. */
    boolean awaitMatch(Pattern part) {
        return await(lines -> lines.stream().anyMatch(part.asPredicate()));
    }

    /** A line for people: with pictures of its control characters, such as ␍ for CR. */
    static String visible(String line) {
        return Pattern.compile("[\\x00-\\x1f]")
                .matcher(line)
                .replaceAll(control ->
                        String.valueOf((char) (PICTURES + control.group().charAt(0))));
    }

    private boolean await(Predicate<List<String>> condition) {
        Deadline deadline = Deadline.in(budget.answer());
        while (!condition.test(lines()) && !deadline.expired()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return condition.test(lines());
    }

    private String read() {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String missing(String request) {
        String found = "the request " + request + " was answered, but "
                + budget.answer().toSeconds() + " s later, while the server still runs, ";
        if (!Files.exists(file)) {
            return found + "there is no file access.log beside the folder site";
        }
        List<String> lines = lines();
        if (lines.isEmpty()) {
            return found
                    + "access.log has no complete line; does each line end with a line end, and is it written at once?";
        }
        return found + "no line of access.log is about it; the last one is " + visible(lines.get(lines.size() - 1));
    }
}
