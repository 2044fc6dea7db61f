package gradingkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Other programs on the port that a server was given; here that is the test itself. */
class StrangersTest extends ServersTest {

    @Test
    void a_stranger_on_the_port_is_an_error_of_the_set_up() throws Exception {
        assumeThat(Listeners.VISIBLE).isTrue();
        try (Stranger stranger = new Stranger()) {
            Launch launch = command(Servers.CallsStranger.class, stranger.port(), "lies");
            assertThatExceptionOfType(SetUpError.class)
                    .isThrownBy(() -> start(launch, PATIENT))
                    .withMessageMatching("another program on this computer answers on port \\d+, which was free"
                            + " before the server was started: run it again");
            assertThat(stranger.opened()).hasSize(3).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_stranger_on_the_port_of_a_server_that_ends_is_one_too() throws Exception {
        try (Stranger stranger = new Stranger()) {
            Launch launch = command(Servers.CallsStranger.class, stranger.port(), "ends");
            assertThatExceptionOfType(SetUpError.class).isThrownBy(() -> start(launch, PATIENT));
            assertThat(stranger.opened()).hasSize(3);
        }
    }

    @Test
    void a_server_that_finds_its_port_taken_is_given_another() {
        try (ServerUnderTest server = start(command(Servers.SaysPortIsTaken.class, 2), PATIENT)) {
            assertThat(server.get("/").text()).isEqualTo("no site");
            assertThat(server.output().err().lines()).hasSize(2);
        }
    }

    @Test
    void a_server_that_always_finds_its_port_taken_did_not_start() {
        assertThatExceptionOfType(ServerDidNotStart.class)
                .isThrownBy(() -> start(command(Servers.SaysPortIsTaken.class, 3), PATIENT))
                .withMessageContaining("it says that the port is in use, which it was not before the start");
    }

    @Test
    void a_port_on_which_somebody_listens_is_not_taken() throws IOException {
        int wanted = new Ports(new Random(5)).take();
        Ports.giveBack(wanted);
        try (ServerSocket stranger = new ServerSocket(wanted, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(Ports.accepts(stranger.getLocalPort())).isTrue();
            int port = new Ports(new Random(5)).take();
            Ports.giveBack(port);
            assertThat(port).isNotEqualTo(wanted);
        }
        assertThat(Ports.accepts(wanted)).isFalse();
    }

    /** Opens every port that it is told on a line of a connection. */
    private static final class Stranger implements AutoCloseable {
        private final ServerSocket orders = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        private final List<ServerSocket> opened = new ArrayList<>();

        Stranger() throws IOException {
            new Thread(this::obey).start();
        }

        int port() {
            return orders.getLocalPort();
        }

        synchronized List<Integer> opened() {
            return opened.stream().map(ServerSocket::getLocalPort).toList();
        }

        private void obey() {
            try {
                while (true) {
                    obeyOne();
                }
            } catch (IOException e) {
                // The test is over.
            }
        }

        private void obeyOne() throws IOException {
            try (Socket order = orders.accept()) {
                String port = new BufferedReader(new InputStreamReader(order.getInputStream(), StandardCharsets.UTF_8))
                        .readLine();
                synchronized (this) {
                    opened.add(new ServerSocket(Integer.parseInt(port), 50, InetAddress.getByName("127.0.0.1")));
                }
                order.getOutputStream().write('\n');
            }
        }

        @Override
        public synchronized void close() throws IOException {
            orders.close();
            for (ServerSocket socket : opened) {
                socket.close();
            }
        }
    }
}
