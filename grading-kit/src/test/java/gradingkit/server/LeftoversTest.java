package gradingkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import gradingkit.time.Deadline;
import gradingkit.time.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a suite leaves behind that does not stop its servers. */
class LeftoversTest extends ServersTest {

    private Process suite(Class<?> server, String then) throws IOException {
        String classPath = codeOf(ServerUnderTest.class) + separator() + codeOf(Servers.class);
        List<String> words = List.of(
                java().toString(),
                "-cp",
                classPath,
                Servers.ForgetfulSuite.class.getName(),
                server.getName(),
                register.toString(),
                then);
        return new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Path folderOf(Process suite) throws IOException {
        return Path.of(suite.inputReader().readLine().substring("started in ".length()));
    }

    @Test
    void its_end_is_the_end_of_its_servers() throws Exception {
        Process suite = suite(Servers.ForksAndServes.class, "ends");
        Path serverFolder = folderOf(suite);
        assertThat(suite.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(serverFolder).doesNotExist();
        assertThat(enrolled()).hasSize(2);
    }

    @Test
    void so_is_its_termination() throws Exception {
        assumeThat(ProcessHandle.current().supportsNormalTermination()).isTrue();
        Process suite = suite(Servers.IgnoresSigterm.class, "waits");
        Path serverFolder = folderOf(suite);
        suite.toHandle().destroy();
        assertThat(suite.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(serverFolder).doesNotExist();
        assertThat(running()).isZero();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void so_is_its_sudden_death() throws Exception {
        Process suite = suite(Servers.ForksAndServes.class, "waits");
        Path serverFolder = folderOf(suite);
        List<Path> processes = enrolled();
        assertThat(processes).isNotEmpty();
        suite.toHandle().destroyForcibly();
        Waiting.until(() -> processes.stream().noneMatch(this::isRunning), Deadline.in(Duration.ofSeconds(60)));
        assertThat(running()).isZero();
        Deletion.of(serverFolder); // which nobody is left to do
    }

    private boolean isRunning(Path process) {
        return isRunning(Long.parseLong(process.getFileName().toString()));
    }
}
