package classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** {@code classroom/grade} as it is typed, or started by cron, on computers of other countries. */
@DisabledIfSystemProperty(named = "workbook.check", matches = "brief")
@EnabledOnOs(OS.LINUX)
@Isolated // it changes when the workbook was built
class GradeScriptTest {

    private static final LessonFolder LESSON = LessonFolder.of(2);
    private static final Path SCRIPT = LESSON.workbook().resolve("classroom/grade");
    private static final Path BUILT = LESSON.workbook().resolve("classroom/target/solutions/class-path.txt");
    private static final int SOMETHING_FAILED = 1;
    private static final int MOST_RUNS = 3;
    // In octal, as this JVM may have no name for such files: Müller and 東京.
    private static final String RENAME = """
            mv umlaut "$(printf 'M\\303\\274ller')" && mv capital.zip "$(printf '\\346\\235\\261\\344\\272\\254.zip')"
            """;
    // The same words for the grader and, without a sandbox, its workers; Arabic has digits of its own.
    private static final String ELSEWHERE = "-Duser.language=ar -Duser.country=EG -Djava.net.preferIPv6Addresses=true";

    @TempDir
    private Path folder;

    @Test
    void readsNamesAndWritesNumbersAsEverywhere() throws Exception {
        Path submissions = Files.createDirectories(folder.resolve("class"));
        new Sources(LESSON.solution()).copyTo(submissions.resolve("umlaut").resolve(sources()));
        zip(submissions.resolve("capital.zip"));
        assertThat(run(submissions, Map.of(), "sh", "-c", RENAME)).isZero();

        FileTime built = Files.getLastModifiedTime(BUILT);
        try {
            Files.setLastModifiedTime(BUILT, FileTime.from(Instant.now())); // by the very build that runs this test
            assertThat(grade()).as(Files.readString(log())).isZero();
        } finally {
            Files.setLastModifiedTime(BUILT, built);
        }
        assertThat(folder.resolve("grades/grades.csv")).content().contains("Müller", "東京");
        assertThat(folder.resolve("grades/grades.json")).content().containsPattern("\"points\" ?: ?100");
        try (var files = Files.walk(folder.resolve("grades"))) {
            assertThat(files.filter(file -> file.endsWith("step02.json")))
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(file).content().containsPattern("\"points\" ?: ?100,"));
        }
    }

    private int grade() throws Exception {
        int code = SOMETHING_FAILED;
        Map<String, String> variables =
                Map.of("LC_ALL", "C", "JAVA_TOOL_OPTIONS", ELSEWHERE, "JAVA_HOME", System.getProperty("java.home"));
        for (int run = 1; run <= MOST_RUNS && code == SOMETHING_FAILED; run++) {
            code = run(
                    folder,
                    variables,
                    SCRIPT.toString(),
                    "class",
                    "--step",
                    "2",
                    "--jobs",
                    "1",
                    "--no-sandbox",
                    "--out",
                    "grades");
        }
        return code;
    }

    private int run(Path where, Map<String, String> variables, String... words)
            throws IOException, InterruptedException {
        ProcessBuilder process = new ProcessBuilder(words)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        process.environment().putAll(variables);
        return process.start().waitFor();
    }

    private Path log() {
        return folder.resolve("log.txt");
    }

    private static void zip(Path file) throws IOException {
        Sources solution = new Sources(LESSON.solution());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file), StandardCharsets.UTF_8)) {
            for (Path source : solution.files()) {
                String name = solution.folder().relativize(source).toString().replace('\\', '/');
                zip.putNextEntry(new ZipEntry(sources() + "/" + name));
                Files.copy(source, zip);
            }
        }
    }

    private static String sources() {
        return LESSON.name() + "/src/main/java";
    }
}
