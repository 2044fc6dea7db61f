package gradingkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import gradingkit.time.Budget;
import gradingkit.time.Waiting;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BrokenServersTest extends ServersTest {

    private ServerDidNotStart failureOf(Class<?> server, Budget budget) {
        return catchThrowableOfType(ServerDidNotStart.class, () -> start(launch(server), budget));
    }

    @Test
    void never_opens_the_port() {
        ServerDidNotStart failure = failureOf(Servers.NeverOpens.class, hurried(500, 500));
        assertThat(failure.sentence())
                .matches("the server did not listen on port \\d+ within 0\\.5 s, and printed nothing");
    }

    @Test
    void prints_for_ever() {
        ServerDidNotStart failure = failureOf(Servers.PrintsForEver.class, hurried(2000, 500, 1000));
        assertThat(failure.sentence())
                .matches("the server did not listen on port \\d+ within 2 s, and printed without end,"
                        + " such as \"and on and on .*\"");
        assertThat(failure.output().out()).hasSizeLessThan(1100).endsWith("… (cut after 1,000 bytes)");
    }

    @Test
    void prints_for_ever_but_serves() {
        try (ServerUnderTest server = start(Servers.ServesAndPrintsForEver.class)) {
            assertThat(server.get("/").text()).isEqualTo("no site");
        }
    }

    @Test
    void exits_at_once_with_3() {
        ServerDidNotStart failure = failureOf(Servers.ExitsWith3.class, PATIENT);
        assertThat(failure.sentence())
                .matches("the server ended before it listened on port \\d+, with exit code 3,"
                        + " and printed \"no coffee left\"");
        assertThat(failure.output().err()).contains("no coffee left");
    }

    @Test
    void comes_to_its_end() {
        assertThat(failureOf(Servers.Returns.class, PATIENT).sentence())
                .matches("the server ended before it listened on port \\d+, with exit code 0, and printed nothing;"
                        + " a server goes on until it is stopped");
    }

    @Test
    void is_not_written_yet() {
        assertThat(failureOf(Servers.TaskMissing.class, PATIENT).sentence())
                .matches("the server ended before it listened on port \\d+, with exit code 1:"
                        + " the code of Task 1\\.1 is not written yet");
    }

    @Test
    void was_not_compiled() {
        Launch.Classes good = (Launch.Classes) launch(Servers.Good.class);
        Launch missing = new Launch.Classes(good.javaHome(), good.classPath(), "webserver.Main", null);
        assertThatExceptionOfType(ServerDidNotStart.class)
                .isThrownBy(() -> start(missing, PATIENT))
                .withMessageMatching("the server ended before it listened on port \\d+, with exit code 1:"
                        + " there is no compiled class webserver\\.Main; .*");
    }

    @Test
    void listens_on_another_port() {
        ServerDidNotStart failure = failureOf(Servers.WrongPort.class, hurried(2000, 500));
        assertThat(failure.sentence())
                .matches("the server did not listen on port \\d+ within 2 s: it listens on port \\d+"
                        + " instead of the one that is its first argument");
    }

    @Test
    void forks_a_child_and_ends() {
        assertThat(failureOf(Servers.ForksAndEnds.class, PATIENT).sentence())
                .startsWith("the server ended before it listened on port");
    }

    @Test
    void forks_a_child_and_is_stopped() throws IOException {
        ServerUnderTest server = start(launch(Servers.ForksAndServes.class), Budget.STANDARD);
        assertThat(running()).isEqualTo(2);
        server.stop();
    }

    @Test
    void forks_a_child_and_dies_before_it_is_stopped() throws IOException {
        assumeThat(ProcFs.THERE).isTrue();
        try (ServerUnderTest server = start(Servers.ForksAndServes.class)) {
            server.get("/end");
            assertThat(Waiting.until(() -> !server.isAlive(), gradingkit.time.Deadline.in(Duration.ofSeconds(10))))
                    .isTrue();
            assertThat(server.exitCode()).hasValue(0);
            assertThat(running()).isEqualTo(1);
        }
    }

    @Test
    void forks_a_child_without_parent_and_environment() throws IOException {
        assumeThat(ProcFs.THERE).isTrue();
        ServerUnderTest server = start(Servers.ForksUnmarked.class);
        assertThat(running()).isEqualTo(2);
        server.stop();
    }

    @Test
    void ignores_sigterm() {
        ServerUnderTest server = start(launch(Servers.IgnoresSigterm.class), hurried(10_000, 300));
        long before = System.nanoTime();
        server.stop();

        Duration took = Duration.ofNanos(System.nanoTime() - before);
        assertThat(server.isAlive()).isFalse();
        assertThat(took).isLessThan(Duration.ofSeconds(5));
        assumeThat(ProcessHandle.current().supportsNormalTermination()).isTrue();
        assertThat(took).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(server.exitCode()).hasValue(137);
    }
}
