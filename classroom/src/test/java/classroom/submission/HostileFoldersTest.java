package classroom.submission;

import static classroom.submission.Packed.ALL;
import static classroom.submission.Packed.files;
import static classroom.submission.Packed.readOne;
import static classroom.submission.Packed.sources;
import static classroom.submission.Packed.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders that point out of their place, or hold what is no file. The canary must never be read. */
@DisabledIfSystemProperty(named = "workbook.check", matches = "brief")
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links and odd names need a right or are not possible")
class HostileFoldersTest {
    private static final String CANARY = "the instructor's own";
    private static final String MAIN = "src/main/java/Main.java";

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void plantTheCanary() throws IOException {
        folder = Files.createDirectory(temporary.resolve("class"));
        write(temporary.resolve("home"), files("Main.java", CANARY, "step03/" + MAIN, CANARY, "index.html", CANARY));
    }

    private void link(String from, String to) throws IOException {
        Path link = folder.resolve(from);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, temporary.resolve("home").resolve(to));
    }

    @ParameterizedTest
    @CsvSource({
        "alice, step03",
        "alice/step03, step03",
        "alice/step03/src, step03/src",
        "alice/step03/src/main, step03/src/main",
        "alice/step03/src/main/java, step03/src/main/java",
        "alice/step03/src/main/java/Main.java, Main.java",
        "alice/step03/src/main/java/more, step03",
        "alice.zip, Main.java",
    })
    void followsNoLinkInTheSourcesPlace(String from, String to) throws Exception {
        link(from, to);
        Submission submission = readOne(folder, Set.of(3));
        assertThat(submission.lessons()).isEmpty();
        assertThat(submission.problem()).contains("link");
    }

    @ParameterizedTest
    @CsvSource({"alice/step03/site, .", "alice/step03/site/index.html, index.html", "alice/step03/site/a/b, step03"})
    void followsNoLinkInTheSite(String from, String to) throws Exception {
        write(folder.resolve("alice"), files("step03/" + MAIN, "class"));
        link(from, to);
        assertThat(readOne(folder, ALL).problem()).contains("contains a link");
    }

    @Test
    void followsNoHardToSeeLinkAmongJavaFilesAlone() throws Exception {
        write(folder.resolve("alice"), files("Server.java", "class"));
        link("alice/Main.java", "Main.java");
        assertThat(readOne(folder, Set.of(3)).problem()).contains("contains a link");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice/notes", "alice/.git", "alice/step03/target", "alice/step03/README.md"})
    void ignoresLinksElsewhere(String from) throws Exception {
        write(folder.resolve("alice"), files("step03/" + MAIN, "class"));
        link(from, ".");
        Submission submission = readOne(folder, ALL);
        assertThat(submission.problem()).isEmpty();
        assertThat(sources(submission, 3)).isEqualTo(files("Main.java", "class"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "alice/step03/src/main/java/Main.java", "alice/step03/site/pipe", "alice.zip"})
    void isNotBlockedByAPipe(String pipe) throws Exception {
        write(folder.resolve("alice"), files("step03/src/main/java/A.java", "class"));
        Path path = folder.resolve(pipe);
        if (pipe.equals("alice") || pipe.equals("alice.zip")) {
            deleteAll(folder.resolve("alice"));
        }
        Files.createDirectories(path.getParent());
        assumeTrue(makePipe(path), "there is no mkfifo");
        assertThat(readOne(folder, ALL).problem()).contains("a device");
    }

    private static boolean makePipe(Path path) throws InterruptedException {
        try {
            return new ProcessBuilder("mkfifo", path.toString()).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"new\nline", "<script>alert(1)<", "a..", "=1+1", "  ", "-rf", "名前", "%2e%2e"})
    void takesOddStudentsNames(String name) throws Exception {
        write(folder.resolve(name), files("step03/" + MAIN, "class"));
        Submission submission = readOne(folder, ALL);
        assertThat(submission.student()).isEqualTo(name);
        assertThat(submission.lessons()).containsOnlyKeys(3);
    }

    @Test
    void takesANameOf255Bytes() throws Exception {
        write(folder.resolve("a".repeat(255)), files("step03/" + MAIN, "class"));
        assertThat(readOne(folder, ALL).lessons()).containsOnlyKeys(3);
        write(folder.resolve("a".repeat(255)), files("step03/src/main/java/" + "b".repeat(250) + ".java", "class"));
        assertThat(readOne(folder, ALL).lessons()).containsOnlyKeys(3);
    }

    @Test
    void takesNamesThatAreNoUtf8() throws Exception {
        String script = "cd \"$1\" && for n in '\\377' '\\376'; do d=$(printf \"$n\")/step03/src/main/java;"
                + " mkdir -p \"$d\" && printf class > \"$d/A$(printf '\\375').java\"; done";
        Process shell = new ProcessBuilder("sh", "-c", script, "sh", folder.toString()).start();
        assumeTrue(shell.waitFor() == 0, "the disk takes UTF-8 only");
        ClassFolder all = ClassFolder.of(folder);
        assertThat(all.entries()).extracting(Entry::student).hasSize(2).doesNotHaveDuplicates();
        for (Entry entry : all.entries()) {
            assertThat(sources(all.read(entry, ALL), 3)).containsValue("class").hasSize(1);
        }
    }

    @Test
    void saysWhatCannotBeRead() throws Exception {
        Path student = write(folder.resolve("alice"), files("step03/" + MAIN, "class"));
        ClassFolder all = ClassFolder.of(folder);
        deleteAll(student);
        Submission submission = all.read(all.entries().get(0), ALL);
        assertThat(submission.problem()).contains("cannot be read");
        assertThat(submission.retry()).as("the student is not at fault").isTrue();
    }

    @Test
    void takesNamesThatBeginWithTwoDots() throws Exception {
        Map<String, String> files = files("..a/..b.java", "class", "..C.java", "class");
        write(folder.resolve("..x/..y/step03/src/main/java"), files);
        assertThat(sources(readOne(folder, ALL), 3)).isEqualTo(files);
    }

    @Test
    void refusesAFolderThatIsTooDeep() throws Exception {
        write(folder.resolve("alice"), files("a/".repeat(100) + "Main.java", "class"));
        assertThat(readOne(folder, ALL).problem()).contains("too long or too deep");
    }
}
