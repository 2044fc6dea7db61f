package gradingkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import gradingkit.time.Budget;
import gradingkit.time.Deadline;
import gradingkit.wire.Wire;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ServerUnderTestTest extends ServersTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void serves_a_copy_of_the_site_on_a_random_port() throws IOException {
        Files.writeString(folder.resolve("index.html"), "grüß Gott");

        try (ServerUnderTest server = ServerUnderTest.start(launch(Servers.Good.class), folder, PATIENT, 1)) {
            assertThat(server.get("/").text()).isEqualTo("grüß Gott");
            assertThat(server.send("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n").status())
                    .isEqualTo(200);
            assertThat(server.lastTranscript().orElseThrow().sent()).asString().contains("127.0.0.1:" + server.port());
            assertThat(server.port()).isBetween(20_000, 31_999);
            assertThat(server.site().getParent()).isEqualTo(server.folder());
            assertThat(server.isAlive()).isTrue();
            assertThat(server.exitCode()).isEmpty();
            assertThat(server.ending()).isEmpty();
        }
    }

    @Test
    void a_head_request_is_answered_without_a_body() {
        try (ServerUnderTest server = start(Servers.Good.class)) {
            assertThat(server.send("HEAD / HTTP/1.1\r\nHost: {host}\r\n\r\n").body())
                    .isEmpty();
        }
    }

    @Test
    void a_server_that_prints_nothing_is_found() {
        try (ServerUnderTest server = start(Servers.Quiet.class)) {
            assertThat(server.get("/").text()).isEqualTo("no site");
        }
    }

    @Test
    void a_server_that_takes_one_client_does_not_lose_it_to_the_kit() {
        assumeThat(Listeners.VISIBLE).isTrue();
        try (ServerUnderTest server = start(Servers.OneClient.class)) {
            assertThat(server.get("/").text()).isEqualTo("no site");
        }
    }

    @Test
    void a_server_that_speaks_before_it_listens_is_waited_for() {
        try (ServerUnderTest server = start(Servers.SaysItTooEarly.class)) {
            assertThat(server.get("/").text()).isEqualTo("no site");
        }
    }

    @Test
    void a_server_may_listen_in_a_child_of_its_own() {
        try (ServerUnderTest server = start(Servers.ServesInChild.class)) {
            assertThat(server.get("/").text()).isEqualTo("no site");
        }
    }

    @Test
    void the_output_of_a_check_begins_with_the_check() {
        try (ServerUnderTest server = start(Servers.Good.class)) {
            server.startCheck(Deadline.in(SOON));
            server.get("/first");
            assertThat(server.output().await(output -> output.out().contains("/first"), SOON))
                    .isTrue();

            server.startCheck(Deadline.in(SOON));
            assertThat(server.lastTranscript()).isEmpty();
            server.get("/second");

            assertThat(server.outputOfCheck().await(output -> output.out().contains("/second"), SOON))
                    .isTrue();
            assertThat(server.outputOfCheck().all()).doesNotContain("/first", "Listening");
            assertThat(server.output().out()).contains("Listening", "/first", "/second");
        }
    }

    @Test
    void a_connection_that_a_check_forgets_does_not_hold_up_the_next_one() {
        try (ServerUnderTest server = start(Servers.Good.class)) {
            Wire forgotten = server.open();
            forgotten.send("GET /unfinished");

            server.startCheck(Deadline.in(SOON));

            assertThat(server.get("/").status()).isEqualTo(200);
        }
    }

    @Test
    void a_killed_server_is_started_again_in_its_folder_on_another_port() throws IOException {
        Files.writeString(folder.resolve("index.html"), "before");
        try (ServerUnderTest server = ServerUnderTest.start(launch(Servers.Good.class), folder, PATIENT, 2)) {
            int port = server.port();
            Files.writeString(server.site().resolve("index.html"), "after");
            server.kill();
            assertThat(server.isAlive()).isFalse();
            assertThat(server.ending().orElseThrow()).startsWith("the server ended, with exit code");

            server.restart();

            assertThat(server.port()).isNotEqualTo(port);
            assertThat(server.get("/").text()).isEqualTo("after");
            assertThat(server.output().await(output -> starts(output) == 2, SOON))
                    .isTrue();
        }
    }

    private static long starts(Output output) {
        return output.out().lines().filter(line -> line.startsWith("Listening")).count();
    }

    @Test
    void stopping_lets_the_server_say_goodbye() {
        ServerUnderTest server = start(launch(Servers.SaysGoodbye.class), Budget.STANDARD);
        server.stop();
        server.stop();

        assertThat(server.isAlive()).isFalse();
        assertThat(server.folder()).doesNotExist();
        assumeThat(ProcessHandle.current().supportsNormalTermination()).isTrue();
        assertThat(server.output().out()).contains("goodbye");
        assertThat(server.exitCode()).hasValue(143);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(server::restart);
    }

    @Test
    void an_interrupted_thread_stops_a_server_completely_and_stays_interrupted() {
        ServerUnderTest server = start(launch(Servers.ForksAndServes.class), Budget.STANDARD);
        Thread.currentThread().interrupt();
        server.stop();

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void many_servers_start_and_stop_side_by_side() {
        List<ServerUnderTest> servers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            servers.add(ServerUnderTest.start(launch(Servers.Good.class), null, PATIENT, 3)); // all want the same port
        }
        assertThat(servers).extracting(ServerUnderTest::port).doesNotHaveDuplicates();
        servers.stream().map(ServerUnderTest::stopInBackground).toList().forEach(CompletableFuture::join);
        assertThat(servers).noneMatch(ServerUnderTest::isAlive);
    }

    @Test
    void a_server_that_already_runs_is_talked_to_and_left_alone() {
        try (ServerUnderTest own = start(Servers.Good.class)) {
            URI uri = URI.create("http://localhost:" + own.port());
            try (ServerUnderTest server = start(new Launch.Running(uri), PATIENT)) {
                assertThat(server.get("/").text()).isEqualTo("no site");
                assertThat(server.hostHeader()).isEqualTo("localhost:" + own.port());
                assertThatExceptionOfType(NotCheckable.class).isThrownBy(server::output);
                assertThatExceptionOfType(NotCheckable.class).isThrownBy(server::site);
                assertThatExceptionOfType(NotCheckable.class).isThrownBy(server::kill);
            }
            assertThat(own.isAlive()).isTrue();
        }
    }

    @Test
    void a_server_that_should_already_run_but_does_not_is_an_error_of_the_set_up() {
        Launch nobody = new Launch.Running(URI.create("http://127.0.0.1:1"));
        assertThatExceptionOfType(SetUpError.class)
                .isThrownBy(() -> start(nobody, PATIENT))
                .withMessage("no server answers at http://127.0.0.1:1: start it, then run this again");
    }

    @Test
    void an_address_that_is_none_is_an_error_of_the_set_up() {
        Launch slip = new Launch.Running(URI.create("127.0.0.1"));
        assertThatExceptionOfType(SetUpError.class)
                .isThrownBy(() -> start(slip, PATIENT))
                .withMessage("127.0.0.1 is no address of a server: it has to look like http://127.0.0.1:8000");
    }
}
