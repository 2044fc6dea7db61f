package gradingkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    @TempDir
    Path working;

    @TempDir
    Path started;

    private List<String> words(String line, String... arguments) {
        return CommandLine.of(new Launch.Command(line, List.of(started)), working, List.of(arguments));
    }

    @Test
    void words_are_split_and_quoted_as_in_a_shell() {
        assertThat(Words.of("  python3\tserver.py  8000 ", false)).containsExactly("python3", "server.py", "8000");
        assertThat(Words.of("a 'b c' \"d 'e'\" '' f\\ g", false)).containsExactly("a", "b c", "d 'e'", "", "f g");
        assertThat(Words.of("\"say \\\"hi\\\" \\n\" 'a\\b' x\"y\"z\\", false))
                .containsExactly("say \"hi\" \\n", "a\\b", "xyz\\");
        assertThat(Words.of("", false)).isEmpty();
    }

    @Test
    void on_windows_a_backslash_separates_folders() {
        assertThat(Words.of("C:\\jdk\\bin\\java \"C:\\My Files\\a.py\" \\\"x", true))
                .containsExactly("C:\\jdk\\bin\\java", "C:\\My Files\\a.py", "\"x");
    }

    @Test
    void an_open_quote_is_an_error_of_the_set_up() {
        assertThatExceptionOfType(SetUpError.class)
                .isThrownBy(() -> Words.of("python3 'server.py", false))
                .withMessage("the command has a quote ' that is never closed: python3 'server.py");
    }

    @Test
    void port_and_host_are_filled_in() {
        assertThat(words("x --port={port} {host}", "8001", "0.0.0.0")).containsExactly("x", "--port=8001", "0.0.0.0");
        assertThat(words("x {port}", "8001", "127.0.0.1")).containsExactly("x", "8001");
        assertThat(words("x {port} {host}")).containsExactly("x");
    }

    @Test
    void an_argument_without_a_place_cannot_be_checked() {
        assertThatExceptionOfType(NotCheckable.class).isThrownBy(() -> words("x", "8001"));
        assertThatExceptionOfType(NotCheckable.class).isThrownBy(() -> words("x {port}", "8001", "0.0.0.0"));
        assertThatExceptionOfType(NotCheckable.class).isThrownBy(() -> words("x {port} {host}", "1", "2", "3"));
    }

    @Test
    void an_empty_command_is_an_error_of_the_set_up() {
        assertThatExceptionOfType(SetUpError.class).isThrownBy(() -> words("  "));
    }

    @Test
    void a_relative_file_is_found_where_the_command_was_typed() throws IOException {
        Path script = Files.writeString(started.resolve("server.py"), "");
        Path tool = Files.writeString(started.resolve("x"), "");

        assertThat(words("x server.py missing.py {port}", "1"))
                .containsExactly("x", script.toString(), "missing.py", "1");
        assertThat(words("./x").get(0)).isEqualTo(started.resolve("./x").toString());
        assertThat(tool).exists();
    }

    @Test
    void a_file_of_the_working_folder_comes_first() throws IOException {
        Files.createDirectory(started.resolve("site"));
        Files.createDirectory(working.resolve("site"));
        assertThat(words("x site .")).containsExactly("x", "site", ".");
    }

    @Test
    void java_gets_a_small_quick_machine() {
        Path home = Path.of("/jdk");
        Launch launch = new Launch.Classes(home, List.of(started, working), "webserver.Main", 5005);
        assertThat(CommandLine.of(launch, working, List.of("8001", "127.0.0.1")))
                .startsWith(home.toAbsolutePath().resolve("bin/java").toString(), "-XX:+UseSerialGC")
                .contains("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=5005")
                .contains("-Duser.language=en", "-Duser.country=")
                .endsWith("webserver.Main", "8001", "127.0.0.1");
    }
}
