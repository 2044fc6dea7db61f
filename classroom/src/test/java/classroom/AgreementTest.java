package classroom;

import static org.assertj.core.api.Assertions.assertThat;

import classroom.LessonText.Quote;
import gradingkit.check.Lesson;
import gradingkit.check.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text, skeleton, solution and suite of every lesson say the same. */
class AgreementTest {

    private static final Map<LessonFolder, Lesson> ANNOTATIONS = new ConcurrentHashMap<>();

    @TempDir
    private static Path temporary;

    static List<LessonFolder> lessons() {
        return LessonFolder.all();
    }

    @Test
    void thereAreLessons() {
        assertThat(LessonFolder.all()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lessons")
    void skeletonAndSolutionHaveTheSameFiles(LessonFolder lesson) {
        assertThat(names(lesson.skeleton())).isEqualTo(names(lesson.solution()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lessons")
    void skeletonAndSolutionDifferOnlyInTaskBodiesPrivateMembersAndImports(LessonFolder lesson) throws IOException {
        for (String name : names(lesson.skeleton())) {
            JavaFile skeleton = JavaFile.parse(lesson.skeleton().resolve(name));
            JavaFile solution = JavaFile.parse(lesson.solution().resolve(name));
            Set<String> kept = skeleton.privateMembers();
            assertThat(solution.common(kept)).as(name).isEqualTo(skeleton.common(kept));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lessons")
    void skeletonAsksForEveryTaskByItsNumber(LessonFolder lesson) throws Exception {
        Set<String> asked = new TreeSet<>();
        for (Path file : new Sources(lesson.skeleton()).files()) {
            JavaFile.parse(file).tasks().forEach((method, task) -> {
                asked.add(task);
                assertThat(method.getBody().orElseThrow().toString())
                        .satisfiesAnyOf(
                                body -> assertThat(body).doesNotContain("UnsupportedOperationException"),
                                body -> assertThat(body)
                                        .contains("UnsupportedOperationException(\"Task " + task + ": "));
            });
        }
        assertThat(asked).isEqualTo(taskNumbers(lesson));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lessons")
    void nothingElseInTheCodeAsksForWork(LessonFolder lesson) throws IOException {
        for (Path folder : List.of(lesson.skeleton(), lesson.solution())) {
            for (Path file : new Sources(folder).files()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("TODO", "FIXME", "XXX");
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lessons")
    void everyTaskHasAHeadingInTheLessonAndInTheHints(LessonFolder lesson) throws Exception {
        LessonText readme = LessonText.read(lesson.folder().resolve("README.md"));
        LessonText hints = LessonText.read(lesson.folder().resolve("HINTS.md"));
        Lesson annotation = annotation(lesson);
        assertThat(readme.title()).isEqualTo("Step " + annotation.number() + " · " + annotation.title());
        for (Task task : annotation.tasks()) {
            assertThat(readme.headings()).contains(heading(task));
            assertThat(hints.headings()).contains(heading(task));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lessons")
    void codeThatTheLessonQuotesIsTheSkeletons(LessonFolder lesson) throws IOException {
        for (Quote quote : LessonText.read(lesson.folder().resolve("README.md")).quotes()) {
            Path file = new Sources(lesson.skeleton()).file(quote.file());
            assertThat(LessonText.unindented(Files.readString(file)))
                    .as(quote.file())
                    .contains(quote.code());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lessons")
    void lessonIsOneSittingLong(LessonFolder lesson) throws IOException {
        int words = LessonText.read(lesson.folder().resolve("README.md")).words();
        assertThat(words).as("words of the lesson").isBetween(1_000, 2_500);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lessons")
    void suiteIsTriedOnEnoughBugsAndVariants(LessonFolder lesson) {
        assertThat(lesson.bugs()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(lesson.variants()).hasSizeGreaterThanOrEqualTo(3);
    }

    // A warm-up asks for no code.
    private static Set<String> taskNumbers(LessonFolder lesson) {
        Set<String> numbers = new TreeSet<>();
        for (Task task : annotation(lesson).tasks()) {
            if (task.number() > 0) {
                numbers.add(lesson.number() + "." + task.number());
            }
        }
        return numbers;
    }

    private static String heading(Task task) {
        return (task.number() == 0 ? "Warm-up" : "Task " + task.number()) + ": " + task.title();
    }

    private static Lesson annotation(LessonFolder lesson) {
        return ANNOTATIONS.computeIfAbsent(lesson, AgreementTest::readAnnotation);
    }

    private static Lesson readAnnotation(LessonFolder lesson) {
        try {
            return new Suite(lesson, Files.createDirectories(temporary.resolve(lesson.name()))).annotation();
        } catch (IOException | ReflectiveOperationException e) {
            throw new AssertionError(lesson + " has no class that says what it is", e);
        }
    }

    private static Set<String> names(Path folder) {
        Set<String> names = new TreeSet<>();
        new Sources(folder)
                .files()
                .forEach(file -> names.add(folder.relativize(file).toString()));
        return names;
    }
}
