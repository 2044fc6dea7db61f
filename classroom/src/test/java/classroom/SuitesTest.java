package classroom;

import static org.assertj.core.api.Assertions.assertThat;

import classroom.grading.Engine;
import classroom.worker.Answer;
import gradingkit.report.Grade;
import gradingkit.report.Grade.CheckGrade;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every suite gives every correct server full marks, and catches every seeded bug with the checks that teach it. */
@Execution(ExecutionMode.CONCURRENT)
class SuitesTest {

    private static final long SEED = 4711;
    private static final int CORE_POINTS = 100;
    private static final int MOST_BONUS_POINTS = 30;
    private static final String PYTHON = "server.py"; // what a variant in Python consists of

    /** The numbers of the lessons that are tried, if not all: {@code -Dworkbook.lessons=4,5}. */
    private static final String ONLY = System.getProperty("workbook.lessons", "");

    /** What is found in the names of the bugs that are tried: {@code -Dworkbook.bugs=paths-in-lower-case}. */
    private static final Pattern ONLY_BUGS = Pattern.compile(System.getProperty("workbook.bugs", ""));

    private static final int ALL = Integer.MAX_VALUE;

    /** How many bugs of each lesson are graded, others in each run; all of them if WORKBOOK_BUGS does not say. */
    private static final int MOST_BUGS =
            Integer.parseInt(System.getenv().getOrDefault("WORKBOOK_BUGS", String.valueOf(ALL)));

    private static final Map<LessonFolder, Suite> SUITES = new ConcurrentHashMap<>();

    @TempDir
    private static Path temporary;

    /** A lesson and, for bugs and variants, one of them. */
    record Case(LessonFolder lesson, Path entry) {

        static Stream<Case> of(Function<LessonFolder, List<Path>> entries) {
            return LessonFolder.all().stream()
                    .filter(lesson -> ONLY.isEmpty() || ONLY.contains("" + lesson.number()))
                    .flatMap(lesson -> entries.apply(lesson).stream().map(entry -> new Case(lesson, entry)));
        }

        Suite suite() {
            return SUITES.computeIfAbsent(lesson, SuitesTest::compile);
        }

        Sources solution() {
            return new Sources(lesson.solution());
        }

        String name() {
            return entry.getFileName().toString();
        }

        @Override
        public String toString() {
            return lesson + " " + name();
        }
    }

    static Stream<Case> solutions() {
        return Case.of(lesson -> List.of(lesson.solution()));
    }

    static Stream<Case> skeletons() {
        return Case.of(lesson -> List.of(lesson.skeleton()));
    }

    static Stream<Case> bugs() {
        return drawnBugs(1);
    }

    /** All bugs of each lesson; where WORKBOOK_BUGS says how many, this part of so many, drawn anew each time. */
    static Stream<Case> drawnBugs(int part) {
        return Case.of(lesson -> drawn(lesson.bugs(), MOST_BUGS == ALL ? ALL : Math.max(1, MOST_BUGS / part)));
    }

    private static List<Path> drawn(List<Path> bugs, int most) {
        List<Path> drawn = new ArrayList<>(bugs);
        drawn.removeIf(bug -> !ONLY_BUGS.matcher(bug.getFileName().toString()).find());
        Collections.shuffle(drawn);
        return drawn.subList(0, Math.min(most, drawn.size()));
    }

    /** All of them; with programs alone, those that a bare machine cannot run. */
    static Stream<Case> variants() {
        boolean programs = System.getProperty("workbook.check", "").equals("programs");
        return Case.of(LessonFolder::variants)
                .filter(variant -> !programs || Files.exists(variant.entry().resolve(PYTHON)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("solutions")
    void solutionScoresEverything(Case solution) throws Exception {
        // The suites have run under Maven before this module: what they said there, the classroom has to say too.
        Path json = solution.lesson().folder().resolve("target/solutions/grade/grade.json");
        assertThat(json)
                .as("written by mvn -Psolutions -pl " + solution.lesson() + " test")
                .exists();
        Grade maven = Grade.read(json);
        Grade grade = grade(solution.lesson(), solution.entry(), maven.seed());
        assertThat(statuses(grade)).isEqualTo(statuses(maven));
        assertFullMarks(grade);
        assertThat(points(grade, false)).as("core points").isEqualTo(CORE_POINTS);
        assertThat(points(grade, true)).as("points for going further").isLessThanOrEqualTo(MOST_BONUS_POINTS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("skeletons")
    void skeletonScoresOnlyWhatIsGiven(Case skeleton) throws Exception {
        Grade grade = grade(skeleton.lesson(), skeleton.entry(), SEED);
        assertThat(grade.ids(CheckGrade::passed)).isEqualTo(grade.ids(CheckGrade::given));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bugs")
    @DisabledIfSystemProperty(named = "workbook.check", matches = "brief|programs")
    void bugFailsItsChecksAndNoOthers(Case bugged) throws Exception {
        Bug bug = Bug.read(bugged.entry());
        Sources copy = bug.in(bugged.solution(), folder(bugged).resolve("source"));
        Grade grade = grade(bugged.lesson(), copy.folder(), SEED);
        assertThat(grade.ids(CheckGrade::failed))
                .as(bug.mistake() + grade.failures())
                .isEqualTo(bug.fails());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("variants")
    @DisabledIfSystemProperty(named = "workbook.check", matches = "brief")
    void variantGetsFullMarks(Case variant) throws Exception {
        Path program = variant.entry().resolve(PYTHON);
        if (Files.exists(program)) {
            String python = Python.thatRuns(program);
            String command = python + " \"" + program + "\" {port} {host}";
            assertFullMarks(variant.suite().grade(variant.name(), command));
        } else {
            assertFullMarks(grade(variant.lesson(), variant.entry(), SEED));
        }
    }

    private static Map<String, String> statuses(Grade grade) {
        return grade.checks().collect(Collectors.toMap(CheckGrade::id, CheckGrade::status));
    }

    private static Grade grade(LessonFolder lesson, Path sources, long seed) throws Exception {
        Answer answer = Engine.grade(lesson, sources, seed);
        assertThat(answer.grade()).as(answer.reason() + answer.messages()).isNotNull();
        return answer.grade();
    }

    private static void assertFullMarks(Grade grade) {
        assertThat(grade.graded()).as(grade.reason()).isTrue();
        assertThat(grade.ids(check -> check.status().equals("not reached")))
                .as(grade.failures())
                .isEmpty();
        assertThat(grade.ids(CheckGrade::failed)).as(grade.failures()).isEmpty();
    }

    private static int points(Grade grade, boolean bonus) {
        return grade.tasks().stream()
                .filter(task -> task.bonus() == bonus)
                .flatMap(task -> task.checks().stream())
                .mapToInt(CheckGrade::points)
                .sum();
    }

    private static Path folder(Case entry) throws IOException {
        return Files.createDirectories(temporary.resolve(entry.lesson().name()).resolve(entry.name()));
    }

    private static Suite compile(LessonFolder lesson) {
        try {
            return new Suite(lesson, Files.createDirectories(temporary.resolve(lesson.name())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
