package classroom;

import classroom.csv.Folded;
import classroom.grading.Candidate;
import classroom.grading.Grader;
import classroom.grading.Results;
import classroom.grading.Stage;
import classroom.grading.Wishes;
import classroom.judgement.JudgementOptions;
import classroom.judgement.Judgements;
import classroom.late.HandedInTime;
import classroom.report.GradeBook;
import classroom.report.StudentId;
import classroom.roster.RosterOptions;
import classroom.sandbox.Bubblewrap;
import classroom.sandbox.Limits;
import classroom.sandbox.NoSandbox;
import classroom.sandbox.Sandbox;
import classroom.submission.ClassFolder;
import classroom.submission.Entry;
import classroom.submission.Entry.HandedIn;
import classroom.submission.Submission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Grades a class. */
@Command(
        name = "classroom/grade",
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class,
        sortOptions = false,
        description =
                "Grades a folder of submissions, one entry per student: a folder, a .zip, a .tar.gz or a git clone.",
        footer = {
            "",
            "What was graded before is not graded again while neither the submission nor the suite has changed.",
            "Exit code: 0 when all is done, 1 when something failed that another run may grade, 2 for bad input."
        })
final class GradeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SUBMISSIONS", arity = "0..1", description = "the folder with the submissions")
    private Path submissions;

    @Option(names = "--step", paramLabel = "N", description = "grade this lesson only; may be repeated")
    private Set<Integer> steps = Set.of();

    @Option(names = "--out", paramLabel = "DIR", description = "where the grades go (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("grades");

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "how many submissions are graded at a time (default: ${DEFAULT-VALUE})")
    private int jobs = 1 + Runtime.getRuntime().availableProcessors();

    @Option(names = "--seed", paramLabel = "N", description = "what the random values of all suites come from")
    private Long seed;

    @Option(names = "--regrade", description = "grade all again, and show old score, new score and difference")
    private boolean regrade;

    @Option(names = "--anonymous", description = "write pseudonyms; the names go into DIR-names.csv")
    private boolean anonymous;

    @Option(names = "--shard", paramLabel = "I/N", description = "grade the I-th of N parts of the class only")
    private String shard = "1/1";

    @Option(names = "--no-sandbox", description = "run submissions without bubblewrap: they can do whatever you can do")
    private boolean noSandbox;

    @Mixin
    private RosterOptions roster;

    @Mixin
    private JudgementOptions judging;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (submissions == null) {
            throw new BadInput("Which submissions? Name their folder, such as: classroom/grade submissions/");
        }
        List<LessonFolder> lessons = lessons();
        Shard part = Shard.parse(shard);
        if (jobs < 1) {
            throw new BadInput("At least one submission has to be graded at a time: --jobs 1, not " + jobs + ".");
        }
        checkRoster();
        ClassFolder folder = ClassFolder.of(submissions);
        judging.check(Optional.of(submissions));
        folder.refuseOutput(out);
        remark(folder);
        List<Entry> entries = folder.entries().stream()
                .filter(entry -> part.contains(entry.student()))
                .toList();
        try (Stage stage = Stage.of(lessons)) {
            Sandbox sandbox = sandbox(stage);
            try (Results results = Results.open(out)) {
                return grade(folder, entries, stage, sandbox, results);
            }
        }
    }

    private void checkRoster() {
        if (anonymous && roster.wanted()) {
            throw new BadInput(
                    "With --anonymous nothing may say who is who, and a roster does: leave one of them out.");
        }
        roster.check();
    }

    private void remark(ClassFolder folder) {
        remark("Left out, being neither folders nor archives", folder.leftOut());
        remark(
                "Without a number of Moodle's or Canvas' that is certain, so that these grades go in by hand",
                folder.withoutNumber());
    }

    private void remark(String what, List<String> names) {
        if (!names.isEmpty()) {
            System.err.println(what + ": " + (anonymous ? names.size() + " of them" : String.join(", ", names)) + ".");
        }
    }

    private int grade(ClassFolder folder, List<Entry> entries, Stage stage, Sandbox sandbox, Results results)
            throws IOException, InterruptedException {
        UnaryOperator<String> naming = Pseudonyms.naming(anonymous, out, entries);
        Set<Integer> wanted = stage.lessons();
        List<Candidate> candidates = new ArrayList<>();
        Map<String, List<String>> realNames = new HashMap<>();
        for (Entry entry : entries) {
            String name = naming.apply(entry.student());
            candidates.add(new Candidate(name, () -> unnamed(folder.read(entry, wanted), entry, name)));
            results.save(id(name, entry));
            realNames.put(name, List.of(Folded.line(entry.student())));
        }
        Judgements judgements = judging.judgements(roster.people(Results.studentsIn(results.folder()), realNames));
        OptionalLong wished = seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
        Grader grader = new Grader(stage, sandbox, results, new Wishes(new TreeSet<>(steps), jobs, wished, regrade));
        try (Progress progress = Progress.of(candidates.size())) {
            grader.grade(candidates, candidate -> {
                report(results, candidate.student(), judgements);
                progress.step();
            });
        }
        if (!grader.busyness().isEmpty()) {
            System.err.println(grader.busyness());
        }
        return Summary.write(results.folder(), roster, judgements);
    }

    // A sentence about a submission may name its file.
    private Submission unnamed(Submission submission, Entry entry, String name) {
        String problem = submission.problem();
        if (anonymous) {
            for (HandedIn file : entry.files()) {
                problem = problem.replace(file.path().getFileName().toString(), name)
                        .replace(file.name(), name);
            }
            problem = problem.replace(entry.student(), name);
        }
        return new Submission(name, submission.lessons(), problem, submission.retry());
    }

    private static StudentId id(String name, Entry entry) {
        Optional<HandedInTime> time = HandedInTime.of(entry);
        return new StudentId(
                name,
                entry.moodleId().orElse(""),
                entry.canvasId().orElse(""),
                time.map(known -> known.time().toString()).orElse(""),
                time.map(HandedInTime::source).orElse(""));
    }

    private static void report(Results results, String student, Judgements judgements) {
        try {
            GradeBook.writeStudent(results.folder(), results.of(student), judgements);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Sandbox sandbox(Stage stage) throws IOException {
        if (noSandbox) {
            System.err.println("Without a sandbox, a submission can read, change and send whatever you can.");
            return new NoSandbox();
        }
        Path java = Path.of(System.getProperty("java.home")).toRealPath();
        Bubblewrap sandbox = new Bubblewrap(java, Limits.STANDARD);
        sandbox.check(stage.folder());
        return sandbox;
    }

    private List<LessonFolder> lessons() {
        List<LessonFolder> all = LessonFolder.all();
        for (int step : steps) {
            if (all.stream().noneMatch(lesson -> lesson.number() == step)) {
                throw new BadInput(
                        "There is no lesson " + step + ": --step takes a number from 1 to " + all.size() + ".");
            }
        }
        return all.stream()
                .filter(lesson -> steps.isEmpty() || steps.contains(lesson.number()))
                .toList();
    }
}
