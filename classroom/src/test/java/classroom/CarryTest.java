package classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gradingkit.server.SearchPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is changed in one lesson, {@code classroom/carry} changes in all later ones. */
@DisabledOnOs(OS.WINDOWS)
class CarryTest {

    private static final String FILE = "webserver/http/Clock.java";

    @TempDir
    private Path copy;

    /** What a program printed, and its exit code. */
    private record Run(String output, int code) {}

    @BeforeEach
    void copyTheWorkbook() throws Exception {
        assumeTrue(SearchPath.first("git").isPresent(), "there is no git (on Debian: apt install git)");
        for (LessonFolder lesson : LessonFolder.all()) {
            new Sources(lesson.skeleton()).copyTo(copy.resolve(lesson.name()).resolve("src/main/java"));
            new Sources(lesson.solution())
                    .copyTo(copy.resolve("solutions").resolve(lesson.name()).resolve("src/main/java"));
        }
        Path script = Files.createDirectories(copy.resolve("classroom")).resolve("carry");
        Files.copy(LessonFolder.all().get(0).workbook().resolve("classroom/carry"), script);
        git("init", "-q");
        git("add", ".");
        git("-c", "user.name=Ada", "-c", "user.email=ada@example.com", "commit", "-q", "-m", "before");
    }

    @Test
    void oneLineInLessonFourReachesAllLaterLessons() throws Exception {
        for (LessonFolder lesson : lessons()) {
            assertThat(solution(lesson)).doesNotContain("carried");
        }
        append(solutionFile(lessons().get(0)), "// carried\n");
        assertThat(carry().code()).isZero();
        for (LessonFolder lesson : lessons()) {
            assertThat(solution(lesson)).as("solution of " + lesson).endsWith("// carried\n");
            assertThat(Files.readString(copy.resolve(lesson.name()).resolve("src/main/java/" + FILE)))
                    .as("skeleton of " + lesson)
                    .endsWith("// carried\n");
        }
    }

    @Test
    void whatDoesNotMergeIsNamedAndLeft() throws Exception {
        LessonFolder first = lessons().get(0);
        LessonFolder last = lessons().get(lessons().size() - 1);
        append(solutionFile(first), "// carried\n");
        append(solutionFile(last), "// something else\n");
        Run run = carry();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.output()).contains("does not merge: solutions/" + last.name());
        assertThat(solution(last)).endsWith("// something else\n").doesNotContain("carried", "<<<<");
    }

    private static List<LessonFolder> lessons() {
        return LessonFolder.all().stream()
                .filter(lesson -> Files.exists(lesson.solution().resolve(FILE)))
                .toList();
    }

    private Path solutionFile(LessonFolder lesson) {
        return copy.resolve("solutions").resolve(lesson.name()).resolve("src/main/java/" + FILE);
    }

    private String solution(LessonFolder lesson) throws IOException {
        return Files.readString(solutionFile(lesson));
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, Files.readString(file) + text);
    }

    private Run carry() throws Exception {
        return run("bash", "classroom/carry");
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Run run = run(command.toArray(String[]::new));
        assertThat(run.code()).as(run.output()).isZero();
    }

    private Run run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(copy.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(output, process.waitFor());
    }
}
