package gradingkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import gradingkit.time.Budget;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A test that starts some of {@link Servers}; after it none of their processes and folders may be left. */
abstract class ServersTest {
    /** The usual limits, except that a server is killed when it is stopped: a JVM takes a third of a second to end. */
    static final Budget PATIENT = hurried(10_000, 0);

    @TempDir
    Path register;

    /** The test's own folder, for a site or as a working folder. */
    @TempDir
    Path folder;

    /** Limits that are over soon. */
    static Budget hurried(int startMillis, int stopMillis) {
        return hurried(startMillis, stopMillis, Budget.STANDARD.outputBytes());
    }

    static Budget hurried(int startMillis, int stopMillis, int outputBytes) {
        Budget standard = Budget.STANDARD;
        return new Budget(
                standard.connect(),
                standard.answer(),
                standard.check(),
                standard.suite(),
                Duration.ofMillis(startMillis),
                Duration.ofMillis(stopMillis),
                standard.patience(),
                outputBytes,
                standard.timeOutsInARow());
    }

    Launch launch(Class<?> server) {
        return launchOf(server, register);
    }

    /** The server with arguments behind port and host. */
    Launch command(Class<?> server, Object... arguments) {
        Launch.Classes classes = (Launch.Classes) launch(server);
        String classPath = classes.classPath().stream().map(Path::toString).collect(Collectors.joining(separator()));
        String more = Stream.of(arguments).map(argument -> " " + argument).collect(Collectors.joining());
        return new Launch.Command(
                "\"" + java() + "\" -cp \"" + classPath + "\" \"" + server.getName() + "\" {port} {host}" + more);
    }

    static Launch launchOf(Class<?> server, Path register) {
        Path home = Path.of(System.getProperty("java.home"));
        return new Launch.Classes(home, List.of(codeOf(Servers.class), register), server.getName(), null);
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    static String separator() {
        return System.getProperty("path.separator");
    }

    static Path codeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    ServerUnderTest start(Class<?> server) {
        return start(launch(server), PATIENT);
    }

    ServerUnderTest start(Launch launch, Budget budget) {
        return ServerUnderTest.start(launch, null, budget, System.nanoTime());
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        for (Path entry : enrolled()) {
            long pid = Long.parseLong(entry.getFileName().toString());
            assertThat(isRunning(pid)).as("process %d runs", pid).isFalse();
            assertThat(Path.of(Files.readString(entry)))
                    .satisfiesAnyOf(
                            worked -> assertThat(worked).doesNotExist(),
                            worked -> assertThat(worked).isEqualTo(folder.toRealPath()));
        }
    }

    /** How many of the servers' processes run. */
    long running() throws IOException {
        return enrolled().stream()
                .filter(entry -> isRunning(Long.parseLong(entry.getFileName().toString())))
                .count();
    }

    static boolean isRunning(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() && !ProcFs.isZombie(pid);
    }

    /** A file for each of the servers' processes, named after it. */
    List<Path> enrolled() throws IOException {
        try (Stream<Path> entries = Files.list(register)) {
            return entries.filter(entry ->
                            Character.isDigit(entry.getFileName().toString().charAt(0)))
                    .toList();
        }
    }
}
