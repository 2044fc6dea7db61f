package classroom.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import gradingkit.report.Grade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose result it is: of suites that write what they should not, or nothing, nothing is taken. */
class SuiteRunTest {

    private static final int LESSON = 3;
    private static final long SEED = 4711;
    private static final String RESULT = """
            {"schema": 1, "step": %d, "title": "", "lesson": "", "job": %s, "seed": %d, "launch": "", "graded": true,
            "reason": "", "points": 100, "of": 100, "bonusPoints": 0, "bonusOf": 0, "tasks": []}""";
    private static final String SUITE = """
            import java.nio.file.*;
            import org.junit.jupiter.api.*;
            import org.junit.jupiter.api.extension.*;

            @ExtendWith(MadeUpTest.Writes.class)
            class MadeUpTest {
                static class Writes implements BeforeAllCallback {
                    public void beforeAll(ExtensionContext context) throws Exception {
                        String result = Files.readString(Path.of(context.getConfigurationParameter("result").get()));
                        String job = context.getConfigurationParameter("workbook.job").get();
                        Path folder = Path.of(context.getConfigurationParameter("workbook.grade").get());
                        if (!result.isEmpty()) {
                            Files.writeString(folder.resolve("grade.json"), result.replace("OURS", job));
                        }
                    }
                }

                @Test
                void passes() {}
            }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void compile() throws IOException {
        Path source = Files.writeString(folder.resolve("MadeUpTest.java"), SUITE);
        Path suite = Files.createDirectories(folder.resolve("suite"));
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        suite.toString(),
                        source.toString());
        assertThat(code).as("exit code of javac").isZero();
    }

    @Test
    void takesTheResultOfItsOwnRun() throws IOException {
        assertThat(run(RESULT.formatted(LESSON, "\"OURS\"", SEED)).points()).isEqualTo(100);
    }

    @Test
    void takesNoneOfAnotherJobLessonOrSeed() {
        refuses(RESULT.formatted(LESSON, "\"another\"", SEED));
        refuses(RESULT.formatted(LESSON, "null", SEED));
        refuses(RESULT.formatted(LESSON + 1, "\"OURS\"", SEED));
        refuses(RESULT.formatted(LESSON, "\"OURS\"", SEED + 1));
    }

    @Test
    void takesNoneOfAnEarlierRun() throws IOException {
        run(RESULT.formatted(LESSON, "\"OURS\"", SEED));
        assertThatIOException().isThrownBy(() -> run("")).withMessage("the suite left no result");
        assertThat(folder.resolve("reports")).isEmptyDirectory();
    }

    private void refuses(String result) {
        assertThatIOException().isThrownBy(() -> run(result)).withMessage("the suite left the result of another run");
    }

    private Grade run(String result) throws IOException {
        Path file = Files.writeString(folder.resolve("result"), result);
        SuiteRun run = new SuiteRun(LESSON, folder.resolve("suite"), folder, folder.resolve("reports"));
        return run.grade(Map.of("workbook.seed", Long.toString(SEED), "result", file.toString()));
    }
}
