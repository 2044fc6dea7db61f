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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mvn -pl step03 watch} from its first look to its end, with a student who types. */
class WatchTest {

    private static final LessonFolder LESSON = LessonFolder.of(3);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String SERVES = "return serve(request.path());";
    private static final String HANGS = """
            try {
                Thread.sleep(600_000);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            """ + SERVES;

    @TempDir
    private Path folder;

    private Path lesson;
    private Path screen;
    private Process watch;
    private int page;

    @BeforeEach
    void start() throws IOException {
        lesson = folder.resolve(LESSON.name());
        screen = folder.resolve("screen.txt");
        new Sources(LESSON.solution()).copyTo(lesson.resolve("src/main/java"));
        Files.createDirectories(lesson.resolve("site"));
        Files.writeString(lesson.resolve("site/index.html"), "<!doctype html>\n<title>A page</title>\n");
        Path suite = folder.resolve("suite");
        new Sources(LESSON.suite()).compileTo(suite);
        edit("boolean html = file.toString().endsWith(\".html\");", "boolean html = false;");
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
        await("✘ 3.1.3  An .html file is sent as text/html", "Step 3: 95 of 100, Task 1 of 5\n");

        edit(SERVES, "retrun serve(request.path());");
        await(
                "FileHandler.java was saved at ",
                "Step 3: your code does not compile yet: ",
                "  step03-html-files/src/main/java/webserver/FileHandler.java, line ",
                "    retrun serve(request.path());",
                "Step 3: 95 of 100, Task 1 of 5 when it compiled last");

        edit("retrun serve(request.path());", SERVES);
        edit("boolean html = false;", "boolean html = file.toString().endsWith(\".html\");");
        await(
                "✔ 3.1.3  An .html file is sent as text/html",
                "Step 3 · HTML files",
                "Now green: 3.1.3",
                "Step 3: 100 of 100\n");

        assertThat(text()).doesNotContain("\u001b");
        assertThat(folder.resolve("target/grade/report.html")).content().contains("100");
    }

    @Test
    @DisplayName("a save ends the grading of a server that hangs; the site is watched, too; deleted files are gone")
    void abandons() throws IOException {
        await("Step 3: 95 of 100, Task 1 of 5\n");

        edit(SERVES, HANGS);
        await("FileHandler.java was saved at ");
        awaitThat("a server runs", this::serverRuns);
        Files.writeString(lesson.resolve("src/main/java/webserver/Unfinished.java"), "package webserver; class");
        await("Unfinished.java was saved at ", "your code does not compile yet: ");

        Files.delete(lesson.resolve("src/main/java/webserver/Unfinished.java"));
        await("Unfinished.java was deleted at ");

        edit(HANGS, SERVES);
        await("FileHandler.java was saved at ", "✘ 3.1.3", "Step 3: 95 of 100, Task 1 of 5\n");

        Files.writeString(lesson.resolve("site/index.html"), "<!doctype html>\n<title>Another page</title>\n");
        await("index.html was saved at ", "✘ 3.1.3");
    }

    @Test
    @DisplayName("its end, in the middle of a grading, leaves no process and no folder")
    void ends() throws IOException {
        edit(SERVES, HANGS);
        awaitThat("a server runs", this::serverRuns);
        List<ProcessHandle> descendants = watch.descendants().toList();
        watch.destroy();
        awaitThat(
                "all have ended", () -> !watch.isAlive() && descendants.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(folder.resolve("target")).isEmptyDirectory();
        assertThat(text()).doesNotContain("✘");
    }

    private boolean serverRuns() {
        return watch.descendants()
                .anyMatch(process -> process.info().commandLine().orElse("").contains("webserver.Main"));
    }

    /** A save of FileHandler.java. */
    private void edit(String oldText, String newText) throws IOException {
        Path file = new Sources(lesson).file("FileHandler.java");
        String code = Files.readString(file);
        assertThat(code).containsOnlyOnce(oldText);
        page = screen.toFile().exists() ? text().length() : 0;
        Files.writeString(file, code.replace(oldText, newText));
    }

    /** Waits until these texts stand on the screen, one behind the other, since the last save. */
    private void await(String... texts) {
        awaitThat(String.join(" … ", texts), () -> shows(texts));
    }

    private void awaitThat(String what, BooleanSupplier condition) {
        Waiting.until(() -> condition.getAsBoolean() || !watch.isAlive(), Deadline.in(PATIENCE));
        assertThat(condition.getAsBoolean())
                .as("waited for: %s; on the screen is: %s", what, text())
                .isTrue();
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
