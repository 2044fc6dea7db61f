package gradingkit.wire;

import static gradingkit.wire.KitAssertions.assertThat;
import static gradingkit.wire.ScriptedServer.BUDGET;
import static gradingkit.wire.ScriptedServer.PATIENT;
import static gradingkit.wire.ScriptedServer.readHead;
import static gradingkit.wire.ScriptedServer.write;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gradingkit.time.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpClientTest {

    private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHello";

    @Test
    void getsAPage() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(HELLO)) {
            Reply reply = server.client(PATIENT).get("/a%20b?c=d");

            assertThat(reply).hasStatus(200).hasBody("Hello").hasContentLength().hasNothingAfterIt();
            assertThat(new String(reply.transcript().sent(), StandardCharsets.UTF_8))
                    .isEqualTo("GET /a%20b?c=d HTTP/1.1\r\nConnection: close\r\nAccept-Encoding: identity\r\n"
                            + "User-Agent: grading-kit\r\nHost: 127.0.0.1:"
                            + server.address().getPort() + "\r\n\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.0 200 OK\r\n\r\nHello",
                "HTTP/1.1 200 \r\nconnection:close\r\n\r\nHello",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;a=b\r\nHe\r\n3\r\nllo\r\n0\r\nA: b\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHello",
                "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHello",
                "HTTP/1.1 200 OK\r\nContent-Length: 5, 5\r\n\r\nHello",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nHello"
            })
    void takesEveryCorrectReply(String text) throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(text)) {
            assertThat(server.client(PATIENT).get("/")).hasStatus(200).hasBody("Hello");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n",
                "HTTP/1.1 301 Moved\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 408 Too Late\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n"
            })
    void asksOnceOnly(String text) throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(text)) {
            int status = Integer.parseInt(text.substring(9, 12));

            assertThat(server.client(PATIENT).get("/")).hasStatus(status).hasBody("");
        }
    }

    @Test
    void sendsWhatACheckHasMade() throws Exception {
        CompletableFuture<String> body = new CompletableFuture<>();
        try (ScriptedServer server = new ScriptedServer(client -> {
            readHead(client);
            body.complete(new String(client.getInputStream().readNBytes(3), StandardCharsets.UTF_8));
            write(client, HELLO);
        })) {
            HttpClient client = server.client(PATIENT);
            RequestBody content = RequestBody.create("a=b".getBytes(StandardCharsets.UTF_8));
            client.send(new Request.Builder().url(client.url("/")).post(content).build());

            assertThat(body.get(10, TimeUnit.SECONDS)).isEqualTo("a=b");
        }
    }

    @Test
    void readsTheReplyToHead() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")) {
            HttpClient client = server.client(PATIENT);

            assertThat(client.send(
                            new Request.Builder().url(client.url("/")).head().build()))
                    .hasBody("");
        }
    }

    @Test
    void seesWhatFollowsTheReply() throws IOException {
        try (ScriptedServer server = new ScriptedServer(client -> {
            readHead(client);
            write(client, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 4\r\n\r\nHell");
            write(client, "o");
        })) {
            Reply reply = server.client(PATIENT).get("/");

            assertThat(reply.rest()).containsExactly('o');
            assertThat(failure(() -> assertThat(reply).hasContentLength()).sentence())
                    .isEqualTo("expected Content-Length: 5, the number of bytes in the body; found \"4\"");
        }
    }

    @Test
    void refusesATargetThatOkHttpWouldChange() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(HELLO)) {
            assertThatThrownBy(() -> server.client(PATIENT).get("/a/../b"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a real client would send /b instead of /a/../b");
        }
    }

    @Test
    void readsOverASlipAndTellsIt() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering("HTTP/1.1 200 OK\n\nHello")) {
            Reply reply = server.client(PATIENT).get("/");
            assertThat(reply).hasStatus(200).hasBody("Hello");
            WireFailure failure = failure(() -> assertThat(reply).isWellFormed());

            assertThat(failure.sentence()).startsWith("byte 15: expected CR LF after the status line, found LF alone");
            assertThat(failure.offset()).isEqualTo(15);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Hello</html>", "HTTP/1.1 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nA\r\n", "", "HTTP/1.1 20"})
    void turnsAFailureOfOkHttpIntoASentence(String text) throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(text)) {
            assertThat(failure(() -> server.client(PATIENT).get("/")).sentence())
                    .matches("(byte \\d+: expected|the connection was closed before) .*")
                    .doesNotContain("java.", "okhttp");
        }
    }

    @Test
    void tellsABodyThatIsTooShort() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(HELLO.replace("5", "120"))) {
            assertThat(failure(() -> server.client(PATIENT).get("/")).sentence())
                    .startsWith("Content-Length announces 120 bytes, but the connection was closed after 5: ");
        }
    }

    @Test
    void tellsASilentServer() throws IOException {
        try (ScriptedServer server = new ScriptedServer("")) {
            WireFailure failure = failure(() -> server.client(BUDGET).get("/"));

            assertThat(failure.sentence()).startsWith("nothing came within 1 s while waiting for the first byte: ");
            assertThat(failure.timedOut()).isTrue();
            assertThat(failure.transcript().sent()).isNotEmpty();
        }
    }

    @Test
    void tellsAServerThatStopsInTheBody() throws IOException {
        try (ScriptedServer server = new ScriptedServer(HELLO.replace("5", "7"))) {
            assertThat(failure(() -> server.client(BUDGET).get("/")).sentence())
                    .startsWith("nothing more came within 1 s in the middle of the body: Content-Length announces 7");
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
        })) {
            assertThat(failure(() -> server.client(PATIENT).get("/")).sentence())
                    .startsWith("the server answers without end: 16,777,216 bytes came ");
        }
    }

    @Test
    void doesNotWaitLongForACloseThatDoesNotCome() throws IOException {
        try (ScriptedServer server = new ScriptedServer(HELLO.replace("Content", "Connection: close\r\nContent"))) {
            Reply reply = server.client(PATIENT).get("/");

            assertThat(reply).hasBody("Hello").hasNothingAfterIt();
            assertThat(reply.closed()).isFalse();
        }
    }

    @Test
    void tellsAClosedPort() throws IOException {
        int port;
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = once.getLocalPort();
        }
        HttpClient client =
                new HttpClient(new InetSocketAddress("127.0.0.1", port), BUDGET, Deadline.in(BUDGET.check()));

        assertThat(failure(() -> client.get("/")).sentence())
                .startsWith("the connection to port " + port + " was refused within 300 ms while connecting: ");
    }

    private static WireFailure failure(ThrowingCallable call) {
        return catchThrowableOfType(WireFailure.class, call);
    }
}
