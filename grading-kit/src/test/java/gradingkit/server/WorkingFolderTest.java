package gradingkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingFolderTest {
    @TempDir
    Path template;

    @TempDir
    Path outside;

    @Test
    void copies_files_and_folders() throws IOException {
        Files.createDirectories(template.resolve("a/b"));
        Files.write(template.resolve("a/b/ü.bin"), new byte[] {0, -1, 13});

        WorkingFolder folder = WorkingFolder.withCopyOf(template);

        assertThat(folder.site().resolve("a/b/ü.bin")).hasBinaryContent(new byte[] {0, -1, 13});
        folder.delete();
        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void has_no_site_without_a_template() {
        for (Path none : new Path[] {null, template.resolve("missing")}) {
            WorkingFolder folder = WorkingFolder.withCopyOf(none);
            assertThat(folder.path()).isEmptyDirectory();
            folder.delete();
        }
    }

    @Test
    void copies_links_as_links_and_follows_none() throws IOException {
        assumeThat(linksWork()).isTrue();
        Files.writeString(outside.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(template.resolve("file-link"), outside.resolve("secret.txt"));
        Files.createSymbolicLink(template.resolve("folder-link"), outside);
        Files.createSymbolicLink(template.resolve("broken-link"), Path.of("nowhere"));

        WorkingFolder folder = WorkingFolder.withCopyOf(template);

        assertThat(folder.site().resolve("file-link")).isSymbolicLink();
        assertThat(Files.readSymbolicLink(folder.site().resolve("folder-link"))).isEqualTo(outside);
        assertThat(Files.readSymbolicLink(folder.site().resolve("broken-link"))).isEqualTo(Path.of("nowhere"));
        folder.delete();
        assertThat(folder.path()).doesNotExist();
        assertThat(outside.resolve("secret.txt")).hasContent("secret");
    }

    @Test
    void deletes_folders_without_permissions() throws IOException {
        assumeThat(template.getFileSystem().supportedFileAttributeViews()).contains("posix");
        WorkingFolder folder = WorkingFolder.withCopyOf(null);
        Path inner = Files.createDirectories(folder.path().resolve("closed/inner"));
        Files.writeString(inner.resolve("file"), "text");
        Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(inner.getParent(), PosixFilePermissions.fromString("r--------"));

        folder.delete();

        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void deletes_folders_nested_deeper_than_a_path_may_be_long() throws IOException {
        assumeThat(template.getFileSystem().supportedFileAttributeViews()).contains("posix");
        WorkingFolder folder = WorkingFolder.withCopyOf(null);
        Path top = folder.path().resolve("deep");
        Files.createDirectory(top);
        for (int i = 0; i < 40; i++) {
            Path above = Files.createDirectory(folder.path().resolve("above"));
            Path chain = Files.createDirectories(above.resolve(("n".repeat(99) + "/").repeat(4)));
            Files.writeString(chain.resolve("file"), "text");
            Files.move(top, chain.resolve("deep"));
            Files.move(above, top);
        }

        folder.delete();

        assertThat(folder.path()).doesNotExist();
    }

    private boolean linksWork() {
        try {
            Files.delete(Files.createSymbolicLink(template.resolve("trial"), Path.of("nowhere")));
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
