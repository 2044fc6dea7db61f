package classroom;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** Archives and folders that would do harm where they are unpacked, in a class folder. */
final class HostileArchives {

    private static final String MAIN = "step02-multi-request/src/main/java/webserver/Main.java";
    private static final byte[] MEBIBYTE = new byte[1024 * 1024];
    private static final int BOMB_MIB = 256;

    private final Path folder;
    private final Path canary;

    HostileArchives(Path folder, Path canary) {
        this.folder = folder;
        this.canary = canary;
    }

    void write() throws IOException {
        zip("slips-out.zip", "../../../" + canary.getParent().getFileName() + "/slipped.txt", 1);
        zip("is-absolute.zip", canary.resolveSibling("absolute.txt").toString(), 1);
        zip("is-a-bomb.zip", MAIN, BOMB_MIB);
        tar("is-a-bomb-too.tar.gz", new TarArchiveEntry(MAIN), BOMB_MIB);
        tar("links-out.tar.gz", link(TarConstants.LF_SYMLINK), 0);
        tar("links-hard.tar.gz", link(TarConstants.LF_LINK), 0);
        Files.writeString(folder.resolve("is-no-archive.zip"), "PK\3\4 and then nothing of the kind");
        Path linking = folder.resolve("links-in-its-folder").resolve(MAIN);
        Files.createDirectories(linking.getParent());
        Files.createSymbolicLink(linking, canary);
        Files.createSymbolicLink(folder.resolve("is-a-link"), canary.getParent());
    }

    private TarArchiveEntry link(byte type) {
        TarArchiveEntry entry = new TarArchiveEntry(MAIN, type);
        entry.setLinkName(canary.toString());
        return entry;
    }

    private void zip(String name, String path, int mebibytes) throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(folder.resolve(name))) {
            zip.putArchiveEntry(new ZipArchiveEntry(MAIN.replace("Main", "Other")));
            zip.write("package webserver; class Other {}".getBytes(StandardCharsets.UTF_8));
            zip.closeArchiveEntry();
            zip.putArchiveEntry(new ZipArchiveEntry(path));
            for (int i = 0; i < mebibytes; i++) {
                zip.write(MEBIBYTE);
            }
            zip.closeArchiveEntry();
        }
    }

    private void tar(String name, TarArchiveEntry entry, int mebibytes) throws IOException {
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)));
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(file))) {
            entry.setSize((long) mebibytes * MEBIBYTE.length);
            tar.putArchiveEntry(entry);
            for (int i = 0; i < mebibytes; i++) {
                tar.write(MEBIBYTE);
            }
            tar.closeArchiveEntry();
        }
    }
}
