package classroom;

import static org.assertj.core.api.Assertions.assertThat;

import gradingkit.time.Deadline;
import gradingkit.time.Waiting;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mvn -pl step02 watch} from its first look to its end, with a student who types. */
class WatchTest {

    private static final LessonFolder LESSON = LessonFolder.of(2);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    // In Request.java: a mistake that one check is about, and one that does not compile.
    private static final String RIGHT = "equalsIgnoreCase(name)";
    private static final String WRONG = "equals(name)";
    private static final String MISSPELT = "equalsIgnoreCas(name)";
    private static final String RED = "✘ 2.2.5  The field Host is found in whichever case its name is written";
    private static final String GREEN = RED.replace('✘', '✔');

    // In Server.java.
    private static final String ANSWERS = "talk(connection, pages);";
    private static final String HANGS = """
            try {
                Thread.sleep(600_000);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            """ + ANSWERS;

    @TempDir
    private Path folder;

    private Path sources;
    private Path screen;
    private Process watch;
    private int page;

    @BeforeEach
    void start() throws IOException {
        Path lesson = folder.resolve(LESSON.name());
        sources = lesson.resolve("src/main/java");
        screen = folder.resolve("screen.txt");
        new Sources(LESSON.solution()).copyTo(sources);
        Path suite = folder.resolve("suite");
        new Sources(LESSON.suite()).compileTo(suite);
        edit("Request.java", RIGHT, WRONG);
        watch = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dstdout.encoding=UTF-8",
                        "-Dworkbook.lesson=" + lesson,
                        "-Dworkbook.sources=src/main/java",
                        "-Dworkbook.suite=" + suite,
                        "-Dworkbook.target=" + folder.resolve("target"),
                        "-Dworkbook.main=webserver.Main",
                        "-cp",
                        suite + File.pathSeparator + System.getProperty("java.class.path"),
                        "gradingkit.watch.Watch"))
                .redirectErrorStream(true)
                .redirectOutput(screen.toFile())
                .start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        watch.descendants().forEach(ProcessHandle::destroyForcibly);
        watch.destroyForcibly().waitFor();
    }

    @Test
    @DisplayName(
            "shows a red check, a compile error, and the check turning green first; a pipe gets no control sequences")
    void followsAStudent() throws IOException {
        await("Step 2 · Many requests", RED, "Step 2: 97 of 100, Task 2 of 5\n");

        edit("Request.java", WRONG, MISSPELT);
        await(
                "Request.java was saved at ",
                "Step 2: your code does not compile yet: 1 error.\n",
                "  step02-multi-request/src/main/java/webserver/Request.java, line ",
                "    .filter(header -> header.name().equalsIgnoreCas(name))\n",
                "Step 2: 97 of 100, Task 2 of 5 when it compiled last\n");

        edit("Request.java", MISSPELT, RIGHT);
        await(
                "Request.java was saved at ",
                GREEN,
                "Step 2 · Many requests",
                "Now green: 2.2.5\n",
                "Step 2: 100 of 100\n");

        assertThat(text()).doesNotContain("\u001b");
        awaitThat("report.html", () -> Files.exists(folder.resolve("target/grade/report.html")));
    }

    @Test
    @DisplayName("a save ends the grading of a server that hangs; a file that is deleted is gone")
    void abandons() throws IOException {
        await("Step 2: 97 of 100, Task 2 of 5\n");

        edit("Server.java", ANSWERS, HANGS);
        await("Server.java was saved at ");
        awaitThat("a server runs", this::serverRuns);
        Path unfinished = Files.writeString(sources.resolve("webserver/Unfinished.java"), "package webserver; class");
        await("Unfinished.java was saved at ", "your code does not compile yet: ");
        Files.delete(unfinished);
        await("Unfinished.java was deleted at ");

        edit("Server.java", HANGS, ANSWERS);
        await("Server.java was saved at ", RED, "Step 2: 97 of 100, Task 2 of 5\n");
    }

    @Test
    @DisplayName("its end, in the middle of a grading, leaves no process and no folder")
    void ends() throws IOException {
        edit("Server.java", ANSWERS, HANGS);
        awaitThat("a server runs", this::serverRuns);
        List<ProcessHandle> all =
                Stream.concat(Stream.of(watch.toHandle()), watch.descendants()).toList();
        watch.destroy();
        Waiting.until(() -> all.stream().noneMatch(ProcessHandle::isAlive), Deadline.in(PATIENCE));
        assertThat(all).noneMatch(ProcessHandle::isAlive);
        assertThat(folder.resolve("target")).isEmptyDirectory();
        assertThat(text()).doesNotContain("✘");
    }

    private boolean serverRuns() {
        return watch.descendants()
                .anyMatch(process -> process.info().commandLine().orElse("").contains("webserver.Main"));
    }

    /** Saves a file with a new text in the place of an old one. */
    private void edit(String name, String oldText, String newText) throws IOException {
        Path file = new Sources(sources).file(name);
        String code = Files.readString(file);
        assertThat(code).containsOnlyOnce(oldText);
        page = Files.exists(screen) ? text().length() : 0;
        Files.writeString(file, code.replace(oldText, newText));
    }

    /** Waits until these texts stand on the screen, one behind the other, since the last save. */
    private void await(String... texts) {
        awaitThat(String.join(" … ", texts), () -> shows(texts));
    }

    // Seen once is enough: the first server of a suite may have ended by now.
    private void awaitThat(String what, BooleanSupplier condition) {
        boolean seen = Waiting.until(() -> condition.getAsBoolean() || !watch.isAlive(), Deadline.in(PATIENCE));
        assertThat(seen && watch.isAlive())
                .as("waited for: %s; %s; on the screen is: %s", what, state(), text())
                .isTrue();
    }

    private String state() {
        return watch.isAlive() ? "it is still watched" : "watching ended with exit code " + watch.exitValue();
    }

    private boolean shows(String... texts) {
        String shown = text();
        int at = page;
        for (String text : texts) {
            int found = shown.indexOf(text, at);
            if (found < 0) {
                return false;
            }
            at = found + text.length();
        }
        return true;
    }

    private String text() {
        try {
            return Files.readString(screen, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return ""; // a character is half written
        }
    }
}
