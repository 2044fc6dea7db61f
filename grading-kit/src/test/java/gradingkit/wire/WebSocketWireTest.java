package gradingkit.wire;

import static gradingkit.wire.ScriptedServer.BUDGET;
import static gradingkit.wire.ScriptedServer.PATIENT;
import static gradingkit.wire.ScriptedServer.readHead;
import static gradingkit.wire.ScriptedServer.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gradingkit.time.Budget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WebSocketWireTest {

    private static final String HANDSHAKE = "GET /ws HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String SWITCHED = "HTTP/1.1 101 \r\nUpgrade: websocket\r\n\r\n";

    @Test
    void putsFragmentsTogetherAndReadsOn() throws IOException {
        after("\u0001\u0003Hel" + "\u0000\u0000" + "\u0080\u0002lo" + "\u0081\u0002\u00c3\u00bc", socket -> {
            assertThat(socket.readText()).isEqualTo("Hello");
            assertThat(socket.readText()).isEqualTo("\u00fc");
        });
    }

    @Test
    void readsLengthsOfAllForms() throws IOException {
        String text = "x".repeat(70_000);
        String inTwoBytes = "\u0081\u007e\u00ff\u00ff" + text.substring(0, 0xffff);
        String inEightBytes = "\u0081\u007f\0\0\0\0\0\u0001\u0011\u0070" + text;
        after("\u0081\u007d" + text.substring(0, 125) + inTwoBytes + inEightBytes, socket -> {
            assertThat(socket.readText()).hasSize(125);
            assertThat(socket.readText()).hasSize(0xffff);
            assertThat(socket.readText()).isEqualTo(text);
        });
    }

    @Test
    void answersPingsAndPassesPongsOnTheWay() throws Exception {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        try (ScriptedServer server = new ScriptedServer(client -> {
            readHead(client);
            write(client, SWITCHED + "\u008a\u0001?\u0089\u0002hi\u0088\u0002\u0003\u00e8");
            answer.complete(client.getInputStream().readNBytes(8));
        })) {
            assertThat(open(server, PATIENT).readClose()).isEqualTo(1000);

            byte[] pong = answer.get(10, TimeUnit.SECONDS);
            assertThat(pong).startsWith(0x8a, 0x82);
            assertThat(pong[6] ^ pong[2]).isEqualTo('h');
            assertThat(pong[7] ^ pong[3]).isEqualTo('i');
        }
    }

    @Test
    void knowsCloseWithoutCode() throws IOException {
        after("\u0088\u0000", socket -> assertThat(socket.readClose()).isEqualTo(WebSocketWire.NO_CODE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c101 | 0 | the server's frame has a reserved bit",
                "8301 | 0 | there is no opcode 3",
                "8b01 | 0 | there is no opcode 11",
                "8181 | 1 | the server's frame has a mask: only clients mask (RFC 6455, 5.1)",
                "817f8000000000000000 | 1 | the server's frame announces -9223372036854775808 bytes",
                "817f0000000000100001 | 1 | the server's frame announces 1048577 bytes",
                "817e007d | 1 | the length 125 fits into fewer bytes",
                "817f000000000000ffff | 1 | the length 65535 fits into fewer bytes"
            })
    void pointsAtWhatIsWrong(String hex, int place, String sentence) throws IOException {
        String bytes = new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
        after(bytes, socket -> {
            WireFailure failure = catchThrowableOfType(WireFailure.class, socket::readText);
            assertThat(failure.sentence()).contains(sentence);
            assertThat(failure.offset()).isEqualTo(SWITCHED.length() + place);
            assertThat(failure.timedOut()).isFalse();
        });
    }

    @Test
    void saysThatTheWebSocketWasClosed() throws IOException {
        after(
                "\u0088\u0002\u0003\u00ea",
                socket -> assertThat(catchThrowableOfType(WireFailure.class, socket::readText)
                                .sentence())
                        .contains("closed the WebSocket with code 1002"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0081", "\u0081\u007e\u0001", "\u0081\u0005Hell"})
    void saysThatTheConnectionEnded(String bytes) throws IOException {
        after(bytes, socket -> {
            WireFailure failure = catchThrowableOfType(WireFailure.class, socket::readText);
            assertThat(failure.sentence()).isNotBlank().doesNotContain("Exception");
            assertThat(failure.timedOut()).isFalse();
        });
    }

    @Test
    void saysThatNothingCame() throws IOException {
        try (ScriptedServer server = new ScriptedServer(SWITCHED)) {
            WebSocketWire socket = open(server, BUDGET);
            assertThat(catchThrowableOfType(WireFailure.class, socket::readFrame)
                            .timedOut())
                    .isTrue();
        }
    }

    @Test
    void sendsFramesOfAllKinds() throws Exception {
        CompletableFuture<byte[]> sent = new CompletableFuture<>();
        try (ScriptedServer server = new ScriptedServer(client -> {
            readHead(client);
            write(client, SWITCHED);
            sent.complete(client.getInputStream().readAllBytes());
        })) {
            Wire wire = server.open(PATIENT).send(HANDSHAKE);
            assertThat(wire.readReply().status()).isEqualTo(101);
            new WebSocketWire(wire)
                    .sendUnmasked("\u00fc")
                    .announce(126)
                    .announce(1L << 40)
                    .sendClose(1006);
            wire.closeSending();

            byte[] bytes = sent.get(10, TimeUnit.SECONDS);
            assertThat(bytes).startsWith(0x81, 2, 0xc3, 0xbc, 0x81, 0xfe, 0, 126);
            assertThat(bytes).containsSequence(0x81, 0xff, 0, 0, 1, 0, 0, 0, 0, 0);
            assertThat(bytes[bytes.length - 2] ^ bytes[bytes.length - 6]).isEqualTo(0x03);
            assertThat((bytes[bytes.length - 1] ^ bytes[bytes.length - 5]) & 0xff)
                    .isEqualTo(0xee);
        }
    }

    private static void after(String bytes, Consumer<WebSocketWire> check) throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(SWITCHED + bytes)) {
            check.accept(open(server, PATIENT));
        }
    }

    private static WebSocketWire open(ScriptedServer server, Budget budget) {
        Wire wire = server.open(budget).send(HANDSHAKE);
        assertThat(wire.readReply().status()).isEqualTo(101);
        return new WebSocketWire(wire);
    }
}
