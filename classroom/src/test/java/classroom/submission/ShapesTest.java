package classroom.submission;

import static classroom.submission.Packed.ALL;
import static classroom.submission.Packed.files;
import static classroom.submission.Packed.readOne;
import static classroom.submission.Packed.site;
import static classroom.submission.Packed.sources;
import static classroom.submission.Packed.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What students hand in, as a folder and as each kind of archive. */
@DisabledIfSystemProperty(named = "workbook.check", matches = "brief")
class ShapesTest {
    private static final String MAIN = "src/main/java/webserver/Main.java";
    private static final Map<String, String> WORKBOOK = files(
            "workbook/pom.xml",
            "theirs",
            "workbook/step03-html-files/" + MAIN,
            "three",
            "workbook/step03-html-files/src/main/java/module-info.java",
            "module",
            "workbook/step03-html-files/src/main/java/webserver/._Main.java",
            "of macOS",
            "workbook/step03-html-files/src/main/java/webserver/Main.class",
            "compiled",
            "workbook/step03-html-files/src/main/java/META-INF/services/x",
            "service",
            "workbook/step03-html-files/src/main/java/target/Own.java",
            "own",
            "workbook/step03-html-files/src/test/java/webserver/Task1Test.java",
            "suite",
            "workbook/step03-html-files/target/classes/site/x.html",
            "built",
            "workbook/step03-html-files/site/index.html",
            "page",
            "workbook/step03-html-files/site/.DS_Store",
            "of macOS",
            "workbook/step03-html-files/site/.well-known/a.txt",
            "hidden",
            "workbook/Step04/" + MAIN,
            "four",
            "workbook/backup/step04/" + MAIN,
            "older",
            "workbook/solutions/step05-api/" + MAIN,
            "stolen",
            "workbook/.git/step06-chat/" + MAIN,
            "history",
            "__MACOSX/workbook/step07-framework/" + MAIN,
            "of macOS");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"alice", "alice.zip", "alice.tar.gz", "alice.TGZ", "step01-alice", "step01-alice.zip"})
    void takesSourcesAndSiteOfAWholeWorkbook(String name) throws Exception {
        write(folder.resolve(name.toLowerCase(Locale.ROOT)), WORKBOOK);
        Submission submission = readOne(folder, ALL);
        assertThat(submission.problem()).isEmpty();
        assertThat(submission.lessons()).containsOnlyKeys(3, 4);
        assertThat(sources(submission, 3)).isEqualTo(files("webserver/Main.java", "three", "target/Own.java", "own"));
        assertThat(site(submission, 3)).isEqualTo(files("index.html", "page", ".well-known/a.txt", "hidden"));
        assertThat(sources(submission, 4)).isEqualTo(files("webserver/Main.java", "four"));
        assertThat(site(submission, 4)).isEmpty();
    }

    @Test
    void readsWantedLessonsOnly() throws Exception {
        write(folder.resolve("alice.zip"), WORKBOOK);
        assertThat(readOne(folder, Set.of(4, 5)).lessons()).containsOnlyKeys(4);
        assertThat(readOne(folder, Set.of(5)).problem())
                .isEqualTo("No lesson 5 was found in it, only lesson 3, 4: ask for the folder of the lesson.");
    }

    @ParameterizedTest
    @CsvSource({
        "Main.java, Main.java, site/index.html",
        "webserver/Main.java, Main.java, webserver/site/index.html",
        "src/main/java/webserver/Main.java, webserver/Main.java, site/index.html",
        "my project/src/main/java/webserver/Main.java, webserver/Main.java, my project/site/index.html",
        "src/webserver/Main.java, Main.java, site/index.html",
        "step03-mine/Main.java, Main.java, step03-mine/site/index.html",
    })
    void takesJavaFilesAlone(String main, String path, String page) throws Exception {
        Map<String, String> files =
                files(main, "class", page, "page", "src/test/java/T.java", "test", "target/X.java", "built");
        write(folder.resolve("alice.zip"), files);
        Submission submission = readOne(folder, Set.of(3));
        assertThat(submission.problem()).isEmpty();
        assertThat(sources(submission, 3)).isEqualTo(files(path, "class"));
        assertThat(site(submission, 3)).isEqualTo(files("index.html", "page"));
    }

    @Test
    void keepsPathsBelowTheCommonFolder() throws Exception {
        write(folder.resolve("alice"), files("code/a/A.java", "A", "code/b/B.java", "B", "code/b/readme.txt", "no"));
        assertThat(sources(readOne(folder, Set.of(3)), 3)).isEqualTo(files("a/A.java", "A", "b/B.java", "B"));
    }

    @Test
    void doesNotGuessTheLesson() throws Exception {
        write(folder.resolve("alice.zip"), files("Main.java", "class"));
        assertThat(readOne(folder, ALL).problem()).contains("--step");
        assertThat(readOne(folder, Set.of(3, 4)).problem()).contains("--step");
    }

    @Test
    void knowsTheLessonByTheArchivesName() throws Exception {
        write(folder.resolve("step03.zip"), files(MAIN, "class"));
        assertThat(sources(readOne(folder, ALL), 3)).isEqualTo(files("webserver/Main.java", "class"));
        assertThat(readOne(folder, Set.of(4)).problem()).startsWith("No lesson 4 was found");
    }

    @Test
    void refusesTwoFoldersOfOneLesson() throws Exception {
        write(folder.resolve("alice"), files("a/step03/" + MAIN, "one", "b/step03-html-files/" + MAIN, "other"));
        assertThat(readOne(folder, Set.of(3)).problem())
                .contains("alice/a/step03")
                .contains("alice/b/step03-html-files");
    }

    @Test
    void unpacksOneArchiveInAnother() throws Exception {
        Path inner = write(folder.resolve("inner.tar.gz"), files("step03/" + MAIN, "class"));
        byte[] packed = Files.readAllBytes(inner);
        Files.delete(inner);
        byte[] outer = Packed.zip(zip -> Packed.add(zip, new ZipArchiveEntry("x/work.tar.gz"), packed));
        Files.write(folder.resolve("alice.zip"), outer);
        assertThat(sources(readOne(folder, ALL), 3)).isEqualTo(files("webserver/Main.java", "class"));
        Files.write(
                folder.resolve("alice.zip"),
                Packed.zip(zip -> Packed.add(zip, new ZipArchiveEntry("outer.zip"), outer)));
        assertThat(readOne(folder, ALL).problem())
                .isEqualTo("It holds no Java file, but an archive in it may, work.tar.gz: unpack it, or ask for the"
                        + " lesson folders.");
    }

    @Test
    void readsBackslashesBetweenNames() throws Exception {
        Map<String, String> files =
                files("step03\\src\\main\\java\\webserver\\Main.java", "class", "step03\\site\\", "");
        write(folder.resolve("alice.zip"), files);
        assertThat(sources(readOne(folder, ALL), 3)).isEqualTo(files("webserver/Main.java", "class"));
    }

    @ParameterizedTest
    @CsvSource({"IBM437, Größe.java", "Shift_JIS, 東京.java"})
    void readsNamesInTheCodePageOfWindows(String charset, String name) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            zip.setEncoding(charset);
            zip.setUseLanguageEncodingFlag(false);
            Packed.add(zip, new ZipArchiveEntry("step03/src/main/java/" + name), Packed.bytes("class"));
            Packed.add(zip, new ZipArchiveEntry("step03/src/main/java/x" + name), Packed.bytes("class"));
        }
        Files.write(folder.resolve("alice.zip"), bytes.toByteArray());
        Map<String, String> read = sources(readOne(folder, ALL), 3);
        assertThat(read).hasSize(2);
        if (charset.equals("IBM437")) {
            assertThat(read).containsKey(name);
        }
    }

    @Test
    void opensArchivesInAFolder() throws Exception {
        Files.createDirectory(folder.resolve("alice"));
        write(folder.resolve("alice/a.zip"), files("step03/" + MAIN, "three"));
        write(folder.resolve("alice/b.tar.gz"), files("./step04/" + MAIN, "four"));
        assertThat(readOne(folder, ALL).lessons()).containsOnlyKeys(3, 4);
        write(folder.resolve("alice/c.zip"), files("step03/" + MAIN, "another three"));
        assertThat(readOne(folder, ALL).problem()).contains("a/step03 (a.zip)").contains("c/step03 (c.zip)");
    }

    @Test
    void takesPathsThatDifferInCaseOnly() throws Exception {
        write(
                folder.resolve("alice.zip"),
                files("step03/src/main/java/A.java", "A", "step03/src/main/java/a.java", "a"));
        assertThat(sources(readOne(folder, ALL), 3)).hasSize(2);
    }

    @Test
    void passesByALibraryBesideJavaFiles() throws Exception {
        write(folder.resolve("alice"), files("library.jar", "PK"));
        assertThat(readOne(folder, Set.of(3)).problem()).startsWith("library.jar is of a kind that is not read");
        write(folder.resolve("alice"), files("Main.java", "class"));
        assertThat(sources(readOne(folder, Set.of(3)), 3)).isEqualTo(files("Main.java", "class"));
    }
}
