package gradingkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import gradingkit.time.Budget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PermissionsTest {

    @TempDir
    Path folder;

    private Path secret;

    @BeforeEach
    void makeUnreadableFile() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
    }

    @Test
    void a_program_cannot_read_what_its_user_may_not() {
        // Root is let alone where it cannot be bound, as on a computer without setpriv.
        boolean bound = !Files.isReadable(secret)
                || Permissions.bind(List.of("cat"), folder).size() > 1;
        assumeThat(bound).isTrue();
        Launch.Command command = new Launch.Command("sh -c 'cat *.txt'");

        Exit exit = Program.run(command, folder, Budget.STANDARD);

        assertThat(exit.code()).isPositive();
        assertThat(exit.out()).isEmpty();
    }

    @Test
    void a_program_that_could_not_be_read_then_starts_as_it_is() {
        List<String> words = List.of("cat", "secret.txt");

        assertThat(Permissions.bind(words, folder)).isEqualTo(words);
    }

    @Test
    void a_program_that_does_not_exist_is_not_hidden() {
        List<String> words = List.of("no-such-program-on-this-computer");

        assertThat(Permissions.bind(words, folder)).isEqualTo(words);
    }
}
