package classroom.roster;

import classroom.report.GradeBook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options about a roster. */
public final class RosterOptions {

    @Option(
            names = "--roster",
            paramLabel = "FILE",
            description = "fill the grades into this list of the class, as Moodle, Canvas or GitHub has exported it")
    private Path roster;

    @Option(
            names = "--column",
            paramLabel = "N=HEADING",
            description = "the roster's column for lesson N, or for the total")
    private Map<String, String> columns = Map.of();

    private Optional<Handback> handback = Optional.empty();

    /** Whether a roster is wanted. */
    public boolean wanted() {
        return roster != null;
    }

    /**
     * Looks at the roster before anything else is done.
     *
     * @throws classroom.BadInput if it cannot be filled in
     */
    public void check() {
        handback = wanted() ? Optional.of(new Handback(roster, columns)) : Optional.empty();
    }

    /** Fills it in, and returns what to say about it: nothing if none is wanted. */
    public List<String> handBack(Path folder, GradeBook book) throws IOException {
        return handback.isEmpty()
                ? List.of()
                : handback.get().write(folder, book.marks(), book.lessons()).lines();
    }
}
