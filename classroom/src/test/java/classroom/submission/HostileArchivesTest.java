package classroom.submission;

import static classroom.submission.Packed.ALL;
import static classroom.submission.Packed.add;
import static classroom.submission.Packed.bytes;
import static classroom.submission.Packed.files;
import static classroom.submission.Packed.readOne;
import static classroom.submission.Packed.tarGz;
import static classroom.submission.Packed.zip;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that want out of their place, or are not what they seem. */
@DisabledIfSystemProperty(named = "workbook.check", matches = "brief")
@Timeout(60)
class HostileArchivesTest {
    private static final String SOURCES = "step03/src/main/java/";
    private static final String SYMBOLIC_LINK_MODE = "120777";

    // Two files, one of them with a long name: a header and a content each, and the same for the name.
    private static final int TAR_RECORDS = 6;

    @TempDir
    private Path folder;

    private Submission read(String name, byte[] archive) throws IOException {
        Files.write(folder.resolve(name), archive);
        Submission submission = readOne(folder, ALL);
        assertThat(submission.lessons().isEmpty())
                .isNotEqualTo(submission.problem().isEmpty());
        return submission;
    }

    private String problem(String name, byte[] archive) throws IOException {
        return read(name, archive).problem();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.txt",
                "step03/../../evil.txt",
                "/etc/evil.txt",
                "//host/evil.txt",
                "C:/evil.txt",
                "C:evil.txt",
                "..\\evil/a.txt",
                "..\\..\\evil",
                "\\\\host\\evil.txt",
                "a/..",
                SOURCES + "..\\..\\evil.java"
            })
    void refusesPathsThatLeadOut(String path) throws Exception {
        String good = SOURCES + "Main.java";
        assertThat(problem("alice.zip", zip(files(good, "class", path, "evil"))))
                .contains("leads out of it");
        Files.delete(folder.resolve("alice.zip"));
        assertThat(problem("alice.tgz", tarGz(files(good, "class", path, "evil"))))
                .contains("leads out of it");
    }

    @ParameterizedTest
    @ValueSource(strings = {SOURCES + "Evil.java", "step03/site/evil.txt", "step03/site", "step03/src", "step03"})
    void refusesLinksInWhatIsTaken(String path) throws Exception {
        assertThat(problem("alice.zip", zipWithLink(path))).contains("contains a link");
        Files.delete(folder.resolve("alice.zip"));
        for (byte type : new byte[] {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_FIFO}) {
            assertThat(problem("alice.tgz", tarWith(type, path))).contains("contains a link or a device");
        }
    }

    @Test
    void ignoresLinksElsewhere() throws Exception {
        assertThat(problem("alice.zip", zipWithLink("step03/notes"))).isEmpty();
        assertThat(problem("alice.zip", zipWithLink("step03/target/site"))).isEmpty();
    }

    private static byte[] zipWithLink(String path) throws IOException {
        ZipArchiveEntry link = new ZipArchiveEntry(path);
        link.setUnixMode(Integer.parseInt(SYMBOLIC_LINK_MODE, 8));
        return zip(zip -> {
            add(zip, new ZipArchiveEntry("step03/src/main/java/Main.java"), bytes("class"));
            add(zip, link, bytes("/etc/passwd"));
        });
    }

    private static byte[] tarWith(byte type, String path) throws IOException {
        TarArchiveEntry special = new TarArchiveEntry(path, type);
        special.setLinkName("/etc/passwd");
        return tarGz(tar -> {
            add(tar, new TarArchiveEntry("step03/src/main/java/Main.java"), bytes("class"));
            add(tar, special, new byte[0]);
        });
    }

    static Stream<Arguments> damaged() throws IOException {
        byte[] zip = zip(files(SOURCES + "Main.java", "class Main {}".repeat(100)));
        byte[] tar = tarGz(files(SOURCES + "Main.java", "class Main {}".repeat(100)));
        return Stream.of(
                Arguments.of("alice.zip", new byte[0], "an empty file"),
                Arguments.of("alice.zip", bytes("Rar!\u001a\u0007"), "a .rar"),
                Arguments.of("alice.zip", tar, "a .tar.gz"),
                Arguments.of("alice.tar.gz", zip, "a .zip"),
                Arguments.of("alice.tgz", bytes("hello"), "something else"),
                Arguments.of("alice.zip", Arrays.copyOf(zip, zip.length / 2), "is damaged"),
                Arguments.of("alice.zip", Arrays.copyOfRange(zip, 0, 20), "is damaged"),
                Arguments.of("alice.tgz", Arrays.copyOf(tar, tar.length / 2), "is damaged"),
                Arguments.of("alice.zip", changed(zip, 30 + SOURCES.length() + 12), "is damaged"),
                Arguments.of("alice.zip", changed(zip, 6, zip.length - 80), "alice.zip"),
                Arguments.of("alice.7z", bytes("7z"), "ask for a .zip"));
    }

    private static byte[] changed(byte[] archive, int... places) {
        byte[] changed = archive.clone();
        for (int place : places) {
            changed[place] ^= 0x55;
        }
        return changed;
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void saysWhatIsWrongWithAnArchive(String name, byte[] archive, String sentence) throws Exception {
        assertThat(problem(name, archive)).contains(sentence);
    }

    @Test
    void survivesAnyChangedByte() throws Exception {
        byte[] zip = zip(files(SOURCES + "Main.java", "class", "step03/site/index.html", "page"));
        byte[] tar = tarGz(files(SOURCES + "Main.java", "class", "step03/site/index.html", "page"));
        for (int i = 4; i < zip.length; i++) {
            read("alice.zip", changed(zip, i));
        }
        Files.delete(folder.resolve("alice.zip"));
        for (int i = 2; i < tar.length; i++) {
            read("alice.tgz", changed(tar, i));
        }
    }

    @Test
    void survivesAnyChangedByteOfATarsHeaders() throws Exception {
        byte[] tar = new GZIPInputStream(new ByteArrayInputStream(
                        tarGz(files(SOURCES + "Main.java", "class", "a".repeat(200), "long name"))))
                .readAllBytes();
        for (int i = 0; i < TAR_RECORDS * 512; i++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
                zipped.write(changed(tar, i));
            }
            read("alice.tgz", bytes.toByteArray());
        }
    }

    @Test
    void refusesASparseFile() throws Exception {
        String path = SOURCES + "Main.java";
        assertThat(problem("alice.tgz", tarWith(TarConstants.LF_GNUTYPE_SPARSE, path)))
                .contains("sparse file");
    }

    @Test
    void refusesAnEncryptedZip() throws Exception {
        byte[] zip = zip(files(SOURCES + "Main.java", "class"));
        int directory = zip.length - 22 - 46 - SOURCES.length() - "Main.java".length();
        zip[directory + 8] |= 1; // the flag of the central directory that says "encrypted"
        assertThat(problem("alice.zip", zip)).contains("is encrypted");
    }

    @Test
    void refusesAPathThatIsThereTwice() throws Exception {
        byte[] zip = zip(zip1 -> {
            add(zip1, new ZipArchiveEntry(SOURCES + "Main.java"), bytes("one"));
            add(zip1, new ZipArchiveEntry(SOURCES + "Main.java"), bytes("other"));
        });
        assertThat(problem("alice.zip", zip)).contains("Main.java twice");
        Files.delete(folder.resolve("alice.zip"));
        byte[] tar = tarGz(files(SOURCES + "Main.java", "one", "./" + SOURCES + "Main.java", "other"));
        assertThat(problem("alice.tgz", tar)).contains("Main.java twice");
    }

    @Test
    void refusesAFileThatIsAFolderToo() throws Exception {
        byte[] zip = zip(files(SOURCES + "A.java", "", "step03/site/a", "file", "step03/site/a/b", "in it"));
        assertThat(problem("alice.zip", zip)).contains("a both as a file and as a folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)<.java", "\u202Egnp.java", "Ünïcödé 名.java", "a;rm -rf.java"})
    void takesOddNames(String name) throws Exception {
        assertThat(read("alice.zip", zip(files(SOURCES + name, "class")))
                        .lessons()
                        .get(3)
                        .sources())
                .containsOnlyKeys(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb.java", "a\0b.java", "a\u001b[31m.java"})
    void refusesControlCharacters(String name) throws Exception {
        assertThat(problem("alice.zip", zip(files(SOURCES + name, "class"))))
                .contains("control character")
                .doesNotContain("\n", "\0", "\u001b");
    }

    @Test
    void refusesNamesThatNoDiskCanHold() throws Exception {
        String name = "ü".repeat(126) + ".java";
        assertThat(problem("alice.tgz", tarGz(files(SOURCES + name, "class")))).contains("longer than 255 bytes");
        assertThat(problem("alice.tgz", tarGz(files("a/".repeat(33) + "A.java", "class"))))
                .contains("too long or too deep");
        assertThat(problem("alice.tgz", tarGz(files("a".repeat(1_100), "class"))))
                .contains("too long or too deep");
    }
}
