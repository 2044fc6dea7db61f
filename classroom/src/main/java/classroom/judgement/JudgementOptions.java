package classroom.judgement;

import classroom.BadInput;
import classroom.late.DueDates;
import classroom.late.HandedInTime;
import classroom.late.LateRule;
import classroom.report.StudentId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options about what an instructor decides. */
public final class JudgementOptions {

    @Option(
            names = "--overrides",
            paramLabel = "FILE",
            description = "points that you give (default: overrides.csv beside the folder of the submissions)")
    private Path overrides;

    @Option(names = "--late", paramLabel = "FILE", description = "when what was due: student,lesson,due,extension")
    private Path late;

    @Option(
            names = "--late-rule",
            paramLabel = "RULE",
            description = "what that costs, such as \"10%%/day, at most 3\"")
    private String lateRule;

    private static final int LEAST_TIMES = 5;
    private static final Duration TIME_OF_A_COPY = Duration.ofMinutes(2);

    private List<ByHand> given = List.of();
    private Optional<DueDates> dates = Optional.empty();
    private Optional<LateRule> rule = Optional.empty();

    /**
     * Reads the files before anything else is done.
     *
     * @param beside a folder beside which a file of points may lie; nothing if it has to be named
     * @throws BadInput if something in them is wrong
     */
    public void check(Optional<Path> beside) {
        Optional<Path> file = Optional.ofNullable(overrides)
                .or(() -> beside.map(
                                folder -> folder.toAbsolutePath().normalize().resolveSibling(Overrides.NAME))
                        .filter(Files::exists));
        given = file.map(Overrides::read).orElse(List.of());
        if (lateRule != null && late == null) {
            throw new BadInput("A rule for late submissions needs due dates: name their file with --late.");
        }
        dates = Optional.ofNullable(late).map(DueDates::read);
        rule = Optional.ofNullable(lateRule).map(LateRule::parse);
        if (!given.isEmpty()) {
            System.err.println("Points by hand: " + given.size() + (given.size() == 1 ? " line" : " lines") + " of "
                    + file.orElseThrow() + ".");
        }
    }

    /**
     * What that means for a class.
     *
     * @throws BadInput if the times of its submissions tell nothing
     */
    public Judgements judgements(People people) {
        if (rule.isPresent()) {
            refuseTimesOfACopy(people.students());
        }
        return new Judgements(given, dates, rule, people);
    }

    private static void refuseTimesOfACopy(List<StudentId> students) {
        List<Instant> times = students.stream()
                .filter(student -> student.handedInBy().equals(HandedInTime.FILE))
                .map(student -> Instant.parse(student.handedIn()))
                .sorted()
                .toList();
        if (times.size() >= LEAST_TIMES
                && Duration.between(times.get(0), times.get(times.size() - 1)).compareTo(TIME_OF_A_COPY) < 0) {
            throw new BadInput("The files of all " + times.size() + " submissions are of " + times.get(0)
                    + ", within two minutes, so that it is rather the time of a copy: unpack the download so that it"
                    + " keeps the files' times, or give Moodle's worksheet with --roster, which tells them.");
        }
    }
}
