package classroom.roster;

import classroom.judgement.People;
import classroom.late.MoodleTime;
import classroom.report.GradeBook;
import classroom.report.StudentId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

    /**
     * The students of a class with all that the roster calls them.
     *
     * @param others what they are called besides, by their names
     */
    public People people(List<StudentId> students, Map<String, List<String>> others) {
        Map<String, List<String>> all = new HashMap<>(others);
        List<StudentId> timed = students;
        if (wanted()) {
            Roster read = Roster.read(roster);
            Matching matching = Matching.of(read, students);
            timed = students.stream()
                    .map(student -> timed(read, matching, student))
                    .toList();
            matching.found()
                    .forEach((student, member) -> all.merge(
                            student.student(),
                            member.called(),
                            (one, other) ->
                                    Stream.concat(one.stream(), other.stream()).toList()));
        }
        return new People(timed, all);
    }

    // A platform knows best when something came; files may be as old as the download.
    private static StudentId timed(Roster roster, Matching matching, StudentId student) {
        return Optional.ofNullable(matching.found().get(student))
                .flatMap(member -> MoodleTime.parse(roster.text(member.row(), Heading.SUBMISSION_TIME)))
                .map(time -> time.atZone(ZoneId.systemDefault()).toInstant())
                .map(time -> student.handedIn(time.toString(), "Moodle"))
                .orElse(student);
    }

    /** Fills it in, and returns what to say about it: nothing if none is wanted. */
    public List<String> handBack(Path folder, GradeBook book) throws IOException {
        return handback.isEmpty()
                ? List.of()
                : handback.get().write(folder, book.marks(), book.lessons()).lines();
    }
}
