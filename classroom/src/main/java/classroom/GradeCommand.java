package classroom;

import classroom.attempts.AttemptOptions;
import classroom.csv.Folded;
import classroom.grading.Candidate;
import classroom.grading.Grader;
import classroom.grading.Result;
import classroom.grading.Results;
import classroom.grading.Stage;
import classroom.grading.Wishes;
import classroom.judgement.JudgementOptions;
import classroom.judgement.Judgements;
import classroom.judgement.People;
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
import classroom.worker.CheckPattern;
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

    @Option(
            names = "--only",
            paramLabel = "NAMES",
            split = ",",
            description = "grade these students again, and keep the rest")
    private List<String> only = List.of();

    @Option(names = "--check", paramLabel = "N.T.C", description = "grade these checks again only, such as '3.2.*'")
    private String check = "";

    @Mixin
    private RosterOptions roster;

    @Mixin
    private JudgementOptions judging;

    @Mixin
    private AttemptOptions attempts;

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
        entries = chosen(entries);
        try (Stage stage = Stage.of(lessons)) {
            Sandbox sandbox = sandbox(stage);
            try (Results results = Results.open(out)) {
                refuseUnknownCheck();
                return grade(folder, entries, stage, sandbox, results);
            }
        }
    }

    private List<Entry> chosen(List<Entry> entries) {
        if (only.isEmpty()) {
            return entries;
        }
        List<StudentId> ids = entries.stream()
                .map(entry -> new StudentId(
                        entry.student(),
                        entry.moodleId().orElse(""),
                        entry.canvasId().orElse("")))
                .toList();
        People people = roster.people(ids, Map.of());
        Set<String> names = new TreeSet<>();
        for (String name : only) {
            List<StudentId> called = people.called(name.strip());
            if (called.size() != 1) {
                throw new BadInput((called.isEmpty() ? "Nobody" : "More than one") + " of the submissions is called "
                        + name.strip() + ": take the name from the table of the class.");
            }
            names.add(called.get(0).student());
        }
        return entries.stream().filter(entry -> names.contains(entry.student())).toList();
    }

    private void refuseUnknownCheck() {
        if (check.isEmpty()) {
            return;
        }
        CheckPattern pattern = CheckPattern.of(check);
        List<Result> known = Results.allIn(out).stream()
                .filter(result -> result.lesson() == pattern.lesson() && result.grade() != null)
                .toList();
        if (!known.isEmpty()
                && known.stream()
                        .flatMap(result -> result.grade().checks())
                        .noneMatch(one -> pattern.matches(one.id()))) {
            throw new BadInput(
                    "Lesson " + pattern.lesson() + " has no check " + check + ": see a report for their" + " numbers.");
        }
    }

    private Set<Integer> lessonsWanted() {
        return check.isEmpty()
                ? new TreeSet<>(steps)
                : Set.of(CheckPattern.of(check).lesson());
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
            results.save(id(name, entry));
            realNames.put(name, List.of(Folded.line(entry.student())));
        }
        People people = roster.people(Results.studentsIn(results.folder()), realNames);
        Judgements judgements = judging.judgements(people);
        for (Entry entry : entries) {
            String name = naming.apply(entry.student());
            StudentId id = people.named(name);
            candidates.add(new Candidate(
                    name, () -> unnamed(folder.read(entry, wanted), entry, name), id.handedIn(), id.handedInBy()));
        }
        OptionalLong wished = seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
        Grader grader = new Grader(
                stage,
                sandbox,
                results,
                new Wishes(
                        lessonsWanted(),
                        jobs,
                        wished,
                        regrade || !only.isEmpty() || !check.isEmpty(),
                        check,
                        Versions.workbook()));
        try (Progress progress = Progress.of(candidates.size())) {
            grader.grade(candidates, candidate -> {
                report(results, candidate.student(), judgements, attempts);
                progress.step(candidate.student());
            });
        }
        if (!grader.busyness().isEmpty()) {
            System.err.println(grader.busyness());
        }
        grader.keptAsTheyWere().forEach(System.err::println);
        int code = Summary.write(results, roster, judgements, attempts);
        return grader.keptAsTheyWere().isEmpty() ? code : Summary.SOMETHING_FAILED;
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

    private static void report(Results results, String student, Judgements judgements, AttemptOptions attempts) {
        try {
            List<Result> counting = attempts.counting(results, results.of(student), judgements);
            GradeBook.writeStudent(results.folder(), counting, judgements, results.codeOf(student));
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
        for (int step : lessonsWanted()) {
            if (all.stream().noneMatch(lesson -> lesson.number() == step)) {
                throw new BadInput(
                        "There is no lesson " + step + ": --step takes a number from 1 to " + all.size() + ".");
            }
        }
        return all.stream()
                .filter(lesson -> lessonsWanted().isEmpty() || lessonsWanted().contains(lesson.number()))
                .toList();
    }
}
