package classroom.code;

import static org.assertj.core.api.Assertions.assertThat;

import classroom.LessonFolder;
import classroom.code.Code.CodeFile;
import classroom.code.Code.TaskMethod;
import classroom.submission.LessonFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a student's page shows of the code. */
class HandedInCodeTest {

    private static final LessonFolder LESSON = LessonFolder.of(3);
    private static final String HANDLER = "webserver/FileHandler.java";

    private final SortedMap<String, byte[]> sources = new TreeMap<>();
    private Skeleton skeleton;

    @BeforeEach
    void read() throws IOException {
        skeleton = Skeleton.read(LESSON.skeleton());
        sources.putAll(files(LESSON.solution()));
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private Code code() {
        return HandedInCode.of(skeleton, new LessonFiles(3, sources, new TreeMap<>()), "f00d");
    }

    private static TaskMethod task(Code code, String name) {
        return code.tasks().stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Code code, TaskMethod method) {
        return String.join("\n", code.files().get(method.file()).lines().subList(method.from() - 1, method.to()));
    }

    private void change(String path, String old, String now) {
        String text = new String(sources.get(path), StandardCharsets.UTF_8);
        assertThat(text).contains(old);
        sources.put(path, text.replace(old, now).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void everyTaskOfASolutionIsFoundAndBegun(int lesson) throws IOException {
        LessonFolder folder = LessonFolder.of(lesson);
        Skeleton given = Skeleton.read(folder.skeleton());
        Code code = HandedInCode.of(
                given, new LessonFiles(lesson, new TreeMap<>(files(folder.solution())), new TreeMap<>()), "f00d");
        assertThat(code.tasks())
                .hasSize(given.tasks().size())
                .allSatisfy(task -> assertThat(task.begun()).as(task.toString()).isTrue())
                .allSatisfy(task -> assertThat(text(code, task)).contains(task.name() + "("));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void nothingOfASkeletonIsBegun(int lesson) throws IOException {
        LessonFolder folder = LessonFolder.of(lesson);
        Code code = HandedInCode.of(
                Skeleton.read(folder.skeleton()),
                new LessonFiles(lesson, new TreeMap<>(files(folder.skeleton())), new TreeMap<>()),
                "f00d");
        assertThat(code.files()).noneMatch(CodeFile::changed);
        assertThat(code.tasks()).isNotEmpty().noneMatch(TaskMethod::begun);
    }

    @Test
    void tasksStandInTheirOrderAndFilesThatWereGivenAreNamed() {
        Code code = code();
        assertThat(code.tasks().stream().map(TaskMethod::task).distinct())
                .containsExactly("3.1", "3.2", "3.3", "3.4", "3.5");
        assertThat(code.given()).contains("webserver/Header.java", "webserver/Request.java");
        assertThat(code.files().stream().map(CodeFile::path)).contains(HANDLER).doesNotContain("webserver/Header.java");
    }

    @Test
    void anotherEndOfLinesIsNoChange() {
        change("webserver/Header.java", "\n", "\r\n");
        assertThat(code().given()).contains("webserver/Header.java");
        change("webserver/Header.java", "Header", "Haeder");
        assertThat(code().given()).doesNotContain("webserver/Header.java");
    }

    @Test
    void aFileThatDoesNotParseIsLookedThroughAllTheSame() {
        change(HANDLER, "class FileHandler", "clas FileHandler");
        change(HANDLER, "return", "retrun ((( \"");
        assertThat(task(code(), "notFound").file()).isNotNegative();
    }

    @Test
    void aMethodIsFoundWhereItWasMovedTo() {
        byte[] moved = sources.remove(HANDLER);
        sources.put("webserver/Mine.java", moved);
        TaskMethod method = task(code(), "notFound");
        assertThat(code().files().get(method.file()).path()).isEqualTo("webserver/Mine.java");
    }

    @Test
    void aMethodWithAnotherNameIsKnownByTheCommentAboveIt() {
        change(HANDLER, "notFound(", "notThere(");
        assertThat(task(code(), "notThere").task()).isEqualTo("3.2");
    }

    @Test
    void aMethodThatIsGoneIsSaidToBeGone() {
        change(HANDLER, "notFound(", "notThere(");
        change(HANDLER, "// TASK 3.2", "// 3.2");
        assertThat(task(code(), "notFound").file()).isNegative();
    }

    @Test
    void whatIsHugeIsCut() {
        sources.put(HANDLER, ("x".repeat(1 << 19) + "\n" + "\n".repeat(1 << 19)).getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 1500; i++) {
            sources.put(
                    "webserver/" + "n".repeat(240) + i + ".java",
                    "// 😀\n".repeat(500).getBytes(StandardCharsets.UTF_8));
        }
        Code code = code();
        assertThat(code.files().stream()
                        .flatMap(file -> file.lines().stream())
                        .mapToLong(String::length)
                        .sum())
                .isLessThan(500_000);
        CodeFile handler = code.files().stream()
                .filter(file -> file.path().equals(HANDLER))
                .findFirst()
                .orElseThrow();
        assertThat(handler.allLines()).isEqualTo(1 + (1 << 19));
        assertThat(handler.lines())
                .hasSize(2_000)
                .first()
                .asString()
                .hasSize(401)
                .endsWith("…");
        assertThat(code.files())
                .hasSizeGreaterThan(1500)
                .allMatch(file -> file.path().length() <= 201);
    }

    @Test
    void utf16WithAMarkIsReadAndOtherBytesAreReplaced() {
        sources.put("webserver/A.java", "\uFEFFclass Ä {}".getBytes(StandardCharsets.UTF_16LE));
        sources.put("webserver/B.java", new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'x', (byte) 0xFF, 0});
        sources.put("webserver/C.java", new byte[0]);
        assertThat(code().files().stream()
                        .filter(file -> file.path().matches("webserver/[ABC].java"))
                        .map(file -> String.join("|", file.lines())))
                .containsExactly("class Ä {}", "x\uFFFD\0", "");
    }
}
