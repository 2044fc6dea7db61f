package classroom.submission;

import static classroom.submission.Packed.ALL;
import static classroom.submission.Packed.add;
import static classroom.submission.Packed.bytes;
import static classroom.submission.Packed.readOne;
import static classroom.submission.Packed.tarGz;
import static classroom.submission.Packed.zip;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Submissions that are too large, and bombs: small archives that unpack to something huge. */
@DisabledIfSystemProperty(named = "workbook.check", matches = "brief")
@Timeout(60)
class LimitsTest {
    private static final int MIB = 1 << 20;
    private static final String SOURCES = "step03/src/main/java/";

    @TempDir
    private Path folder;

    private String problem(String name, byte[] archive) throws IOException {
        Files.write(folder.resolve(name), archive);
        return readOne(folder, ALL).problem();
    }

    private static void addZeros(ZipArchiveOutputStream zip, String path, int mebibytes) throws IOException {
        zip.putArchiveEntry(new ZipArchiveEntry(path));
        byte[] zeros = new byte[MIB];
        for (int i = 0; i < mebibytes; i++) {
            zip.write(zeros);
        }
        zip.closeArchiveEntry();
    }

    private static void addZeros(TarArchiveOutputStream tar, TarArchiveEntry entry, long mebibytes) throws IOException {
        entry.setSize(mebibytes * MIB);
        tar.putArchiveEntry(entry);
        byte[] zeros = new byte[MIB];
        for (int i = 0; i < mebibytes; i++) {
            tar.write(zeros);
        }
        tar.closeArchiveEntry();
    }

    @Test
    void stopsAtASourceFileThatIsTooLarge() throws Exception {
        byte[] bomb = zip(zip -> addZeros(zip, SOURCES + "A.java", 200));
        assertThat(bomb.length).isLessThan(2 * MIB);
        assertThat(problem("alice.zip", bomb)).contains("A.java is larger than 1 MiB");
    }

    @Test
    void stopsAtSourcesThatAreTooLarge() throws Exception {
        assertThat(problem("alice.zip", zip(zip -> {
                    for (int i = 0; i < 6; i++) {
                        addZeros(zip, SOURCES + "A" + i + ".java", 1);
                    }
                })))
                .contains("larger than 5 MiB");
    }

    @Test
    void stopsAtASiteThatIsTooLarge() throws Exception {
        byte[] bomb = zip(zip -> {
            add(zip, new ZipArchiveEntry(SOURCES + "A.java"), bytes("class"));
            addZeros(zip, "step03/site/a", 30);
            addZeros(zip, "step03/site/b", 30);
        });
        assertThat(problem("alice.zip", bomb)).contains("larger than 50 MiB");
    }

    @Test
    void stopsAtLessonsThatAreTooLargeTogether() throws Exception {
        byte[] bomb = zip(zip -> {
            for (int lesson = 1; lesson <= 7; lesson++) {
                add(zip, new ZipArchiveEntry("step0" + lesson + "/src/main/java/A.java"), bytes("class"));
                addZeros(zip, "step0" + lesson + "/site/a", 40);
            }
        });
        assertThat(problem("alice.zip", bomb)).contains("more than 100 MiB");
    }

    @Test
    void unpacksNothingOfAZipThatIsIgnored() throws Exception {
        byte[] bomb = zip(zip -> {
            add(zip, new ZipArchiveEntry(SOURCES + "A.java"), bytes("class"));
            addZeros(zip, "movie.bin", 200);
        });
        assertThat(problem("alice.zip", bomb)).isEmpty();
    }

    @Test
    void stopsInATarThatUnpacksToTooMuch() throws Exception {
        byte[] bomb = tarGz(tar -> addZeros(tar, new TarArchiveEntry("movie.bin"), 200));
        assertThat(bomb.length).isLessThan(2 * MIB);
        assertThat(problem("alice.tar.gz", bomb)).contains("unpacks to more than 100 MiB");
    }

    @Test
    void stopsInATarWithANameOfManyMebibytes() throws Exception {
        TarArchiveEntry name = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
        byte[] bomb = tarGz(tar -> addZeros(tar, name, 90));
        assertThat(problem("alice.tar.gz", bomb)).contains("name that is too long");
    }

    @Test
    void stopsInANestedArchive() throws Exception {
        byte[] inner = tarGz(tar -> addZeros(tar, new TarArchiveEntry("movie.bin"), 200));
        byte[] outer = zip(zip -> add(zip, new ZipArchiveEntry("inner.tgz"), inner));
        assertThat(problem("alice.zip", outer)).contains("unpacks to more than 100 MiB");
        byte[] large = zip(zip -> addZeros(zip, "inner.zip", 200));
        assertThat(problem("alice.zip", large)).contains("larger than 50 MiB");
    }

    @Test
    void stopsAtTooManyEntries() throws Exception {
        byte[] zip = zip(zip1 -> {
            for (int i = 0; i <= Limits.ENTRIES; i++) {
                add(zip1, new ZipArchiveEntry("a" + i), new byte[0]);
            }
        });
        assertThat(problem("alice.zip", zip)).contains("more than 20000 files");
        byte[] huge = zip(zip1 -> {
            for (int i = 0; i <= 200_000; i++) {
                add(zip1, new ZipArchiveEntry("a" + i), new byte[0]);
            }
        });
        assertThat(problem("alice.zip", huge)).contains("lists too many files");
    }

    @Test
    void stopsAtTooManySources() throws Exception {
        byte[] zip = zip(zip1 -> {
            for (int i = 0; i <= Limits.SOURCE_FILES; i++) {
                add(zip1, new ZipArchiveEntry(SOURCES + "A" + i + ".java"), new byte[0]);
            }
        });
        assertThat(problem("alice.zip", zip)).contains("more than 2000 files");
    }

    @Test
    void doesNotOpenAnArchiveThatIsTooLarge() throws Exception {
        try (RandomAccessFile sparse =
                new RandomAccessFile(folder.resolve("alice.zip").toFile(), "rw")) {
            sparse.setLength(Limits.ARCHIVE_BYTES + 1);
        }
        assertThat(readOne(folder, ALL).problem()).contains("is larger than 200 MiB");
    }

    @Test
    void staysFlatOverAThousandSubmissions() throws Exception {
        byte[] site = new byte[MIB / 4];
        byte[] zip = zip(zip1 -> {
            add(zip1, new ZipArchiveEntry(SOURCES + "A.java"), bytes("class"));
            add(zip1, new ZipArchiveEntry("step03/site/a"), site);
        });
        Files.write(folder.resolve("alice.zip"), zip);
        ClassFolder all = ClassFolder.of(folder);
        long before = used(); // a leak would be 250 MiB
        for (int i = 0; i < 1_000; i++) {
            assertThat(all.read(all.entries().get(0), ALL).lessons()).hasSize(1);
        }
        assertThat(used() - before).isLessThan(32L * MIB);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
