package gradingkit.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradingkit.text.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bytes pass the relay unchanged, whatever they are, and so do the ends of connections. */
@Timeout(60)
class RelayTest {

    private static final int CONNECTIONS_OF_A_BROWSER = 6;
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHello";

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final List<Socket> sockets = new ArrayList<>();
    private ServerSocket server;
    private Relay relay;
    private InetSocketAddress address;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort());
        Screen screen = new Screen(new Terminal(shown, StandardCharsets.UTF_8, false, false));
        int port = server.getLocalPort();
        relay = new Relay(listener, () -> new Socket(InetAddress.getLoopbackAddress(), port), screen);
        Relay.startThread("relay", relay::acceptAll);
    }

    @AfterEach
    void stop() throws IOException {
        relay.close();
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void aRequestAndItsAnswerPass() throws IOException {
        Socket client = connect();
        Socket accepted = accept();
        send(client, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(read(accepted, 27)).isEqualTo("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        send(accepted, ANSWER);
        assertThat(read(client, ANSWER.length())).isEqualTo(ANSWER);

        assertThat(screen())
                .contains("1 · opened by 127.0.0.1:" + client.getLocalPort())
                .contains("1 → GET / HTTP/1.1␍␊\n")
                .contains("1 · end of the request: no body\n")
                .contains("1 ← HTTP/1.1 200 OK␍␊\n")
                .contains("1 · end of the answer: 5 bytes of body\n")
                .containsPattern("\\+[\\d.]+ m?s +1 ← HTTP");
    }

    @Test
    void anyBytesPassUnchangedInBothDirections() throws Exception {
        byte[] sent = new byte[3_000_000];
        byte[] answered = new byte[3_000_000];
        new Random(1).nextBytes(sent);
        new Random(2).nextBytes(answered);
        Socket client = connect();
        Socket accepted = accept();
        CompletableFuture<Void> writing = CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> send(client, sent)),
                CompletableFuture.runAsync(() -> send(accepted, answered)));
        CompletableFuture<byte[]> arrived = CompletableFuture.supplyAsync(() -> bytes(accepted, sent.length));

        assertThat(bytes(client, answered.length)).isEqualTo(answered);
        assertThat(arrived.get()).isEqualTo(sent);
        writing.get();
    }

    @Test
    void sixConnectionsAtOnceHaveANumberEach() throws IOException {
        List<Socket> clients = new ArrayList<>();
        List<Socket> accepted = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS_OF_A_BROWSER; i++) {
            clients.add(connect());
            accepted.add(accept());
            send(clients.get(i), "GET /" + i + " HTTP/1.1\r\n\r\n");
        }
        for (int i = CONNECTIONS_OF_A_BROWSER - 1; i >= 0; i--) {
            String request = read(accepted.get(i), 19);
            send(accepted.get(i), ANSWER.replace("Hello", "all " + request.charAt(5)));
        }

        IntStream.range(0, CONNECTIONS_OF_A_BROWSER)
                .forEach(i -> assertThat(read(clients.get(i), ANSWER.length())).endsWith("all " + i));
        IntStream.range(0, CONNECTIONS_OF_A_BROWSER)
                .forEach(i -> assertThat(screen())
                        .containsPattern((i + 1) + " → GET /" + i + " HTTP")
                        .containsPattern((i + 1) + " ← all " + i));
    }

    @Test
    void aClientThatHasSaidAllStillHears() throws IOException {
        Socket client = connect();
        Socket accepted = accept();
        send(client, "POST / HTTP/1.0\r\n\r\n");
        client.shutdownOutput();
        assertThat(accepted.getInputStream().readAllBytes()).hasSize(19);
        send(accepted, ANSWER);
        accepted.close();

        assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(ANSWER);
        assertThat(screen())
                .containsSubsequence(
                        "the client closes its side", "end of the answer: 5 bytes", "the server closes its side");
    }

    @Test
    void aServerThatHasSaidAllStillHears() throws IOException {
        Socket client = connect();
        Socket accepted = accept();
        send(accepted, ANSWER);
        accepted.shutdownOutput();
        assertThat(client.getInputStream().readAllBytes()).hasSize(ANSWER.length());
        send(client, "a late word");
        client.close();

        assertThat(accepted.getInputStream().readAllBytes()).isEqualTo("a late word".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aResetIsPassedOn() throws IOException {
        Socket client = connect();
        Socket accepted = accept();
        send(client, "GET");
        read(accepted, 3);
        accepted.setSoLinger(true, 0);
        accepted.close();

        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        assertThat(screen()).contains("the server has reset the connection");
    }

    @Test
    void aServerThatDoesNotAcceptIsSaid() throws IOException {
        server.close();
        Socket client = connect();

        assertThat(client.getInputStream().read()).isEqualTo(-1);
        assertThat(screen()).contains("1 · the server does not accept this connection");
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(address.getAddress(), address.getPort());
        sockets.add(socket);
        return socket;
    }

    private Socket accept() throws IOException {
        Socket socket = server.accept();
        sockets.add(socket);
        return socket;
    }

    private static void send(Socket socket, String text) {
        send(socket, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new AssertionError("the bytes could not be sent", e);
        }
    }

    private static String read(Socket socket, int count) {
        return new String(bytes(socket, count), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Socket socket, int count) {
        try {
            InputStream in = socket.getInputStream();
            return in.readNBytes(count);
        } catch (IOException e) {
            throw new AssertionError("the bytes did not come", e);
        }
    }

    private String screen() {
        return shown.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
