package gradingkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import gradingkit.server.Readiness.Outcome;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The wait as it is where the system does not show who listens. */
class ReadinessTest extends ServersTest {

    private Outcome awaitBlindly(Class<?> server, Duration limit) {
        int port = new Ports(new Random()).take();
        try (Program program = Program.start(launch(server), folder, PATIENT, Integer.toString(port), "127.0.0.1")) {
            return new Readiness(program, program.output(), port, false).await(limit);
        } finally {
            Ports.giveBack(port);
        }
    }

    @Test
    void believes_the_line() {
        assertThat(awaitBlindly(Servers.Good.class, Duration.ofSeconds(10))).isEqualTo(Outcome.READY);
    }

    @Test
    void tries_a_connection_if_no_line_comes() {
        assertThat(awaitBlindly(Servers.Quiet.class, Duration.ofSeconds(10))).isEqualTo(Outcome.READY);
    }

    @Test
    void does_not_believe_a_line_with_another_port() {
        assertThat(awaitBlindly(Servers.WrongPort.class, Duration.ofSeconds(1))).isEqualTo(Outcome.TOO_LATE);
    }

    @Test
    void sees_the_end() {
        assertThat(awaitBlindly(Servers.ExitsWith3.class, Duration.ofSeconds(10)))
                .isEqualTo(Outcome.ENDED);
    }

    @Test
    void an_interrupt_ends_the_wait() {
        Thread.currentThread().interrupt();
        assertThat(awaitBlindly(Servers.NeverOpens.class, Duration.ofSeconds(10)))
                .isEqualTo(Outcome.INTERRUPTED);
        assertThat(Thread.interrupted()).isTrue();
    }
}
