package gradingkit.wire;

import static gradingkit.wire.ScriptedServer.BUDGET;
import static gradingkit.wire.ScriptedServer.PATIENT;
import static gradingkit.wire.ScriptedServer.readHead;
import static gradingkit.wire.ScriptedServer.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gradingkit.time.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(60)
class WireTest {

    private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHello";

    @Test
    void readsOneReplyAfterTheOther() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(HELLO + HELLO.replace("Hello", "World"));
                Wire wire = server.open(PATIENT)) {
            wire.send(GET);

            assertThat(wire.readReply().text()).isEqualTo("Hello");
            assertThat(wire.readReply().text()).isEqualTo("World");
            assertThat(wire.readToEnd()).isEmpty();
            assertThat(wire.transcript().closedByServer()).isTrue();
            assertThat(text(wire.transcript().sent())).isEqualTo(GET);
            assertThat(wire.transcript().received()).hasSize(2 * HELLO.length());
        }
    }

    @Test
    void leavesWhatIsTooMuchToTheNextRead() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(HELLO + " and more");
                Wire wire = server.open(PATIENT)) {
            assertThat(wire.send(GET).readReply().text()).isEqualTo("Hello");
            assertThat(text(wire.readToEnd())).isEqualTo(" and more");
        }
    }

    @Test
    void keepsWhatFollowsInAReplyToOneQuestion() throws IOException {
        try (ScriptedServer server = new ScriptedServer(client -> {
                    readHead(client);
                    write(client, HELLO.replace("Length", "Type: x\r\nConnection: close\r\nContent-Length"));
                    write(client, HELLO);
                });
                Wire wire = server.open(PATIENT)) {
            Reply reply = wire.ask(GET);

            assertThat(text(reply.rest())).isEqualTo(HELLO);
            assertThat(reply.closed()).isTrue();
        }
    }

    @Test
    void sendsTextInUtf8() throws Exception {
        CompletableFuture<byte[]> read = new CompletableFuture<>();
        try (ScriptedServer server = new ScriptedServer(
                        client -> read.complete(client.getInputStream().readAllBytes()));
                Wire wire = server.open(PATIENT)) {
            wire.send("\u00e9").send(new byte[] {(byte) 0xff}).closeSending();

            assertThat(read.get(10, TimeUnit.SECONDS)).containsExactly(0xc3, 0xa9, 0xff);
        }
    }

    @Test
    void sendsInPieces() throws Exception {
        CompletableFuture<List<String>> read = new CompletableFuture<>();
        try (ScriptedServer server = new ScriptedServer(client -> {
                    read.complete(List.of(readOnce(client), readOnce(client), readOnce(client)));
                    write(client, HELLO);
                });
                Wire wire = server.open(PATIENT)) {
            wire.sendInPieces("GET", 1, Duration.ofMillis(300));

            assertThat(read.get(10, TimeUnit.SECONDS)).containsExactly("G", "E", "T");
            assertThat(wire.readReply().text()).isEqualTo("Hello");
        }
    }

    @Test
    void waitsNoLongerBetweenPiecesWhenTheServerAnswers() throws IOException {
        try (ScriptedServer server = new ScriptedServer(client -> {
                    readOnce(client);
                    write(client, HELLO);
                });
                Wire wire = server.open(PATIENT)) {
            wire.sendInPieces(GET, 1, Duration.ofSeconds(1));

            assertThat(wire.readReply().text()).isEqualTo("Hello");
        }
    }

    @Test
    void canStillReadAfterItHasStoppedSending() throws IOException {
        try (ScriptedServer server = new ScriptedServer(client -> {
                    client.getInputStream().readAllBytes();
                    write(client, HELLO);
                });
                Wire wire = server.open(PATIENT)) {
            assertThat(wire.send(GET).closeSending().readReply().text()).isEqualTo("Hello");
        }
    }

    @Test
    void resetsTheConnection() throws Exception {
        CompletableFuture<Exception> seen = new CompletableFuture<>();
        try (ScriptedServer server = new ScriptedServer(client -> {
                    try {
                        readHead(client);
                        seen.complete(new IOException(
                                "read " + client.getInputStream().read()));
                    } catch (SocketException e) {
                        seen.complete(e);
                    }
                });
                Wire wire = server.open(PATIENT)) {
            wire.send(GET).reset();

            assertThat(seen.get(10, TimeUnit.SECONDS)).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void knowsItsAddresses() throws Exception {
        CompletableFuture<Integer> port = new CompletableFuture<>();
        try (ScriptedServer server = new ScriptedServer(client -> port.complete(client.getPort()));
                Wire wire = server.open(PATIENT)) {
            assertThat(port.get(10, TimeUnit.SECONDS)).isEqualTo(wire.localPort());
            assertThat(wire.remoteAddress()).isEqualTo(server.address());
        }
    }

    @Test
    void mayNotBeUsedOnceItIsClosed() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(HELLO)) {
            Wire wire = server.open(PATIENT);
            wire.close();

            assertThatThrownBy(wire::readReply).isInstanceOf(IllegalStateException.class);
            assertThat(wire.transcript().received()).isEmpty();
        }
    }

    @Test
    void readsWhatCameBeforeAReset() throws IOException {
        try (ScriptedServer server = new ScriptedServer(client -> {
                    readOnce(client);
                    write(client, HELLO);
                    reset(client);
                });
                Wire wire = server.open(PATIENT)) {
            assertThat(wire.send(GET).readReply().text()).isEqualTo("Hello");
            assertThat(wire.readToEnd()).isEmpty();
            assertThat(wire.transcript().closedByServer()).isTrue();
        }
    }

    @Test
    void readsAnAnswerToARequestThatTheServerDidNotReadToItsEnd() throws IOException {
        try (ScriptedServer server = new ScriptedServer(client -> {
                    readHead(client);
                    write(client, HELLO);
                });
                Wire wire = server.open(PATIENT)) {
            wire.send(GET).send(new byte[1_000_000]).send(new byte[1_000_000]);

            assertThat(wire.readReply().text()).isEqualTo("Hello");
        }
    }

    @Test
    void sendsOnAfterTheServerHasClosed() throws Exception {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        try (ScriptedServer server = new ScriptedServer(client -> {
                    readHead(client);
                    write(client, "HTTP/1.1 200 OK\r\n\r\nHello");
                    client.close();
                    closed.complete(null);
                });
                Wire wire = server.open(PATIENT)) {
            wire.send(GET);
            closed.get(10, TimeUnit.SECONDS);
            wire.send("more").send("and more").send("and still more");

            assertThat(wire.readReply().text()).isEqualTo("Hello");
        }
    }

    @Test
    void tellsAResetInTheBody() throws IOException {
        try (ScriptedServer server = new ScriptedServer(client -> {
                    readHead(client);
                    write(client, "HTTP/1.1 200 OK\r\n\r\nHel");
                    reset(client);
                });
                Wire wire = server.open(PATIENT)) {
            WireFailure failure = failure(() -> wire.send(GET).readReply());

            assertThat(failure.sentence())
                    .isEqualTo(
                            "the server reset the connection in the middle of the body: it closed the socket although"
                                    + " a part of the request was still unread, or it crashed");
            assertThat(text(failure.transcript().received())).endsWith("Hel");
        }
    }

    @Test
    void tellsAResetThatConnectingOrSendingHasMet() throws Exception {
        CompletableFuture<Void> gone = new CompletableFuture<>();
        try (ScriptedServer server = new ScriptedServer(client -> {
            reset(client);
            gone.complete(null);
        })) {
            WireFailure failure = failure(() -> {
                try (Wire wire = server.open(PATIENT)) {
                    gone.get(10, TimeUnit.SECONDS);
                    wire.send(GET).send(GET).readReply();
                }
            });

            assertThat(failure.sentence())
                    .startsWith("the server reset the connection before it answered (0 bytes came): ");
        }
    }

    @Test
    void tellsAnEarlyClose() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering("");
                Wire wire = server.open(PATIENT)) {
            WireFailure failure = failure(() -> wire.send(GET).readReply());

            assertThat(failure.sentence())
                    .startsWith("the connection was closed before the status line was complete (0 bytes came): ");
            assertThat(failure.offset()).isEqualTo(-1);
            assertThat(failure.timedOut()).isFalse();
            assertThat(text(failure.transcript().sent())).isEqualTo(GET);
        }
    }

    @Test
    void tellsThatAnotherReplyIsMissing() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(HELLO);
                Wire wire = server.open(PATIENT)) {
            wire.send(GET).readReply();

            assertThat(failure(wire::readReply).sentence())
                    .isEqualTo("the connection was closed before another reply came: the server may close it after each"
                            + " reply, or forget what it has already read of the next request");
        }
    }

    @Test
    void tellsASilentServer() throws IOException {
        try (ScriptedServer server = new ScriptedServer("");
                Wire wire = server.open(PATIENT)) {
            WireFailure failure = failure(() -> wire.send(GET).readReplyWithin(SHORT));

            assertThat(failure.sentence())
                    .isEqualTo("nothing came within 400 ms while waiting for the first byte: the server may still be"
                            + " waiting for more of the request, or it has not flushed its answer");
            assertThat(failure.timedOut()).isTrue();
        }
    }

    @Test
    void tellsAServerThatStopsInTheBody() throws IOException {
        try (ScriptedServer server = new ScriptedServer(HELLO.replace("5", "7"));
                Wire wire = server.open(PATIENT)) {
            WireFailure failure = failure(() -> wire.send(GET).readReplyWithin(SHORT));

            assertThat(failure.sentence())
                    .isEqualTo("nothing more came within 400 ms in the middle of the body: Content-Length announces 7"
                            + " bytes, but only 5 came; the number is too large, or the rest was not flushed");
            assertThat(failure.offset()).isEqualTo(HELLO.length());
        }
    }

    @Test
    void tellsAServerThatDoesNotClose() throws IOException {
        try (ScriptedServer server = new ScriptedServer(HELLO);
                Wire wire = server.open(PATIENT)) {
            wire.send(GET).readReply();

            assertThat(failure(() -> wire.readToEndWithin(SHORT)).sentence())
                    .isEqualTo("the server did not close the connection within 400 ms while the client waited for the"
                            + " close: it may have forgotten to, or wait for another request");
        }
    }

    @Test
    void tellsAServerThatDribbles() throws IOException {
        try (ScriptedServer server =
                        dribbling("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", "y".repeat(100_000));
                Wire wire = server.open(PATIENT)) {
            WireFailure failure = failure(() -> wire.send(GET).readReplyWithin(Duration.ofSeconds(2)));

            assertThat(failure.sentence())
                    .startsWith("the reply was not complete within 2 s, although bytes kept coming: it was still in"
                            + " the middle of the body (Content-Length announces 100,000 bytes, ")
                    .endsWith(" came); something slows the server down between its writes");
            assertThat(failure.timedOut()).isTrue();
        }
    }

    @Test
    void endsWhenTheTimeOfTheCheckIsOver() throws IOException {
        try (ScriptedServer server = new ScriptedServer("");
                Wire wire = Wire.open(server.address(), PATIENT, Deadline.in(Duration.ofMillis(300)))) {
            assertThat(failure(() -> wire.send(GET).readReply()).sentence())
                    .startsWith("nothing came before the time of this check was over while waiting for the first byte");
        }
    }

    @Test
    void waitsAsLongAsACheckWants() throws IOException {
        try (ScriptedServer server = new ScriptedServer("");
                Wire wire = server.open(PATIENT)) {
            wire.send(GET);

            assertThat(failure(() -> wire.readReplyWithin(Duration.ofMillis(20)))
                            .sentence())
                    .startsWith("nothing came within 20 ms ");
            assertThat(failure(() -> wire.readToEndWithin(Duration.ofMillis(20)))
                            .sentence())
                    .startsWith("the server did not close the connection within 20 ms ");
        }
    }

    @Test
    void readsOnAfterATimeOut() throws Exception {
        CompletableFuture<Void> goOn = new CompletableFuture<>();
        try (ScriptedServer server = new ScriptedServer(client -> {
                    readHead(client);
                    write(client, HELLO.substring(0, 10));
                    goOn.get(10, TimeUnit.SECONDS);
                    write(client, HELLO.substring(10));
                });
                Wire wire = server.open(PATIENT)) {
            wire.send(GET);
            failure(() -> wire.readReplyWithin(Duration.ofMillis(50)));
            goOn.complete(null);

            assertThat(wire.readReply().text()).isEqualTo("Hello");
        }
    }

    @Test
    void endsAnAnswerWithoutEnd() throws IOException {
        byte[] block = new byte[1 << 20];
        try (ScriptedServer server = new ScriptedServer(client -> {
                    readHead(client);
                    write(client, "HTTP/1.1 200 OK\r\n\r\n");
                    for (int i = 0; i < 100; i++) {
                        client.getOutputStream().write(block);
                    }
                });
                Wire wire = server.open(PATIENT)) {
            assertThat(failure(() -> wire.send(GET).readReply()).sentence())
                    .isEqualTo("the server answers without end: 16,777,216 bytes came and the reply is still not"
                            + " complete; does a loop write for ever?");
            assertThat(failure(wire::readToEnd).sentence()).startsWith("the server answers without end: ");
        }
    }

    @Test
    void endsWhenTheServerDoesNotReadOn() throws IOException {
        try (ScriptedServer server = new ScriptedServer("");
                Wire wire = server.open(BUDGET)) {
            WireFailure failure = failure(() -> wire.send(GET).send(new byte[64 << 20]));

            assertThat(failure.sentence())
                    .isEqualTo("the server did not take all bytes of the request within 1 s while sending: it does"
                            + " not read on, so it may have stopped in the middle of the request");
            assertThat(failure.timedOut()).isTrue();
        }
    }

    @Test
    void tellsAClosedPort() throws IOException {
        int port = freePort();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);

        WireFailure failure = failure(() -> Wire.open(address, BUDGET, Deadline.in(BUDGET.check())));

        assertThat(failure.sentence())
                .isEqualTo("the connection to port " + port + " was refused within 300 ms while connecting: the server"
                        + " does not listen any more; it may have ended or closed its server socket");
        assertThat(failure.timedOut()).isTrue();
    }

    @Test
    void triesAgainUntilThePortOpens() throws Exception {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
        CompletableFuture<Wire> opening =
                CompletableFuture.supplyAsync(() -> Wire.open(address, PATIENT, Deadline.in(PATIENT.check())));
        assertThat(opening).isNotDone();

        try (ServerSocket listener = new ServerSocket(address.getPort(), 10, address.getAddress());
                Wire wire = opening.get(10, TimeUnit.SECONDS)) {
            assertThat(wire.remoteAddress().getPort()).isEqualTo(listener.getLocalPort());
        }
    }

    // Other systems refuse or reset where Linux lets a client wait.
    @EnabledOnOs(OS.LINUX)
    @Test
    void tellsAServerThatAcceptsNobody() throws IOException {
        List<Wire> waiting = new ArrayList<>();
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            InetSocketAddress address =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort());

            WireFailure failure = failure(() -> {
                for (int i = 0; i < 20; i++) {
                    waiting.add(Wire.open(address, BUDGET, Deadline.in(BUDGET.check())));
                }
            });

            assertThat(failure.sentence())
                    .isEqualTo("the server did not take the connection to port " + address.getPort()
                            + " within 300 ms while connecting: too many clients are waiting already, so it may not call"
                            + " accept any more");
        } finally {
            waiting.forEach(Wire::close);
        }
    }

    private static ScriptedServer dribbling(String head, String body) throws IOException {
        return new ScriptedServer(client -> {
            readHead(client);
            write(client, head);
            client.setSoTimeout(5);
            for (char c : body.toCharArray()) {
                write(client, String.valueOf(c));
                if (isClosedWithin(client)) {
                    return;
                }
            }
        });
    }

    private static boolean isClosedWithin(Socket client) throws IOException {
        try {
            return client.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    private static String readOnce(Socket client) throws IOException {
        byte[] buffer = new byte[1000];
        return text(Arrays.copyOf(buffer, Math.max(0, client.getInputStream().read(buffer))));
    }

    private static void reset(Socket client) throws IOException {
        client.setSoLinger(true, 0);
        client.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return once.getLocalPort();
        }
    }

    private static WireFailure failure(ThrowingCallable call) {
        return catchThrowableOfType(WireFailure.class, call);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
