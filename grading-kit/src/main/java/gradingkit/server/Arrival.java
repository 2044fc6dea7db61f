package gradingkit.server;

import gradingkit.time.Deadline;
import gradingkit.time.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Whether a wrapper has come as far as the program in it. A sandbox that does not come up ends just like a server that
 * does not, but it is nobody's fault who is graded.
 *
 * <p>The wrapper is told of a file by <code>{reached}</code> in one of its words, and makes it longer than nothing right
 * before it becomes the program. The program never has the file, so it can neither pretend nor deny.
 */
final class Arrival {

    private static final String PLACE = "{reached}";

    // Of the wrapper alone: the time of the program begins behind it.
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path file; // null if nobody tells

    private Arrival(Path file) {
        this.file = file;
    }

    /** The arrival of what these words start, of which some may name {@link #PLACE}. */
    static Arrival of(List<String> words) {
        boolean told = words.stream().anyMatch(word -> word.contains(PLACE));
        try {
            return new Arrival(told ? Files.createTempFile("reached-", "") : null);
        } catch (IOException e) {
            throw new SetUpError("no temporary file could be made for the sandbox: " + e.getMessage(), e);
        }
    }

    /** The words with the file's name in its place. */
    List<String> in(List<String> words) {
        return file == null
                ? words
                : words.stream()
                        .map(word -> word.replace(PLACE, file.toString()))
                        .toList();
    }

    /**
     * Waits until the wrapper has reached the program.
     *
     * @throws SetUpError if it ends before, or its time is over
     */
    void await(Program program) {
        if (file == null) {
            return;
        }
        Waiting.until(() -> reached() || !program.isAlive(), Deadline.in(LIMIT));
        boolean reached = reached();
        forget();
        if (!reached) {
            program.kill();
            throw new SetUpError("the sandbox around the program did not start (" + said(program) + ")");
        }
    }

    private boolean reached() {
        return file.toFile().length() > 0;
    }

    /** Deletes the file. */
    void forget() {
        if (file != null) {
            file.toFile().delete();
        }
    }

    private static String said(Program program) {
        String said = program.output().all().strip().replaceAll("\\s*\\R\\s*", "; ");
        return said.isEmpty() ? "it said nothing" : said;
    }
}
