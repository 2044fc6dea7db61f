package gradingkit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the relay says about the messages of both sides, in however many pieces they come. */
class DirectionTest {

    private final Exchange exchange = new Exchange();
    private final Direction client = new Direction(true, exchange);
    private final Direction server = new Direction(false, exchange);
    private final List<Row> rows = new ArrayList<>();

    @Test
    void aRequestAndItsAnswer() {
        ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        answer("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nHello\n");

        assertShown(
                "→ GET / HTTP/1.1␍␊",
                "→ Host: a␍␊",
                "→ ␍␊",
                "· end of the request: no body",
                "← HTTP/1.1 200 OK␍␊",
                "← Content-Length: 6␍␊",
                "← ␍␊",
                "← Hello␊",
                "· end of the answer: 6 bytes of body");
    }

    @Test
    void onePieceForEachByteSaysTheSame() {
        askByByte("POST /a HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcGET / HTTP/1.0\n\n");
        answerByByte("HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
                + "4;x=y\r\nab\r\n\r\n0\r\nSum: 1\r\n\r\n");

        assertThat(marks())
                .containsExactly(
                        "end of the request: 3 bytes of body",
                        "end of the request: no body",
                        "end of the answer: no body, as its status is 204",
                        "end of the answer: 4 bytes of body in 1 chunk");
    }

    @Test
    void chunksAreShownWithTheirSizes() {
        answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nHello\r\n1;a=b\r\n!\r\n0\r\nSum: 1\r\n\r\n");

        assertThat(shown())
                .containsSubsequence(
                        "← 5␍␊", "← Hello", "← ␍␊", "← 1;a=b␍␊", "← !", "← ␍␊", "← 0␍␊", "← Sum: 1␍␊", "← ␍␊")
                .endsWith("· end of the answer: 6 bytes of body in 2 chunks");
    }

    @Test
    void ofManyChunksTheLastOneIsShownAgain() {
        answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + "3\r\na\nb\r\n".repeat(1000) + "0\r\n\r\n");

        assertThat(shown())
                .hasSizeLessThan(120)
                .endsWith("← 0␍␊", "← ␍␊", "· end of the answer: 3,000 bytes of body in 1,000 chunks");
        assertThat(String.join("\n", shown())).containsPattern("← … and 2,9\\d\\d bytes more");
    }

    @Test
    void headAnd304HaveNoBody() {
        ask("HEAD / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n");
        answer("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n");
        answer("HTTP/1.1 304 Not Modified\r\nContent-Length: 6\r\n\r\n");

        assertThat(marks())
                .endsWith(
                        "end of the answer: no body, as it answers HEAD",
                        "end of the answer: no body, as its status is 304");
    }

    @Test
    void anInterimAnswerIsNotTheAnswer() {
        ask("HEAD / HTTP/1.1\r\nExpect: 100-continue\r\n\r\n");
        answer("HTTP/1.1 100 Continue\r\n\r\n");
        answer("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n");

        assertThat(marks())
                .endsWith(
                        "end of this answer: the one that counts comes later",
                        "end of the answer: no body, as it answers HEAD");
    }

    @Test
    void aBodyUpToTheCloseEndsWithIt() {
        answer("HTTP/1.0 200 OK\r\n\r\nall of it");
        close(server);

        assertShown(
                "← HTTP/1.0 200 OK␍␊",
                "← ␍␊",
                "← all of it",
                "· end of the answer: 9 bytes of body, up to the close",
                "· the server closes its side");
    }

    @Test
    void whatIsMissingIsSaid() {
        answer("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nHe");
        close(server);
        ask("GET / HTTP/1.1\r\nHo");
        close(client);

        assertThat(marks())
                .containsExactly(
                        "the answer ends too early: 4 bytes of its body are missing",
                        "the server closes its side",
                        "the request ends within its header section",
                        "the client closes its side");
    }

    @Test
    void bytesBehindAnAnswerAreNoAnswer() {
        answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nHello\n");

        assertThat(shown())
                .endsWith(
                        "← He",
                        "· end of the answer: 2 bytes of body",
                        "· what follows stands behind the end of the answer, and is no answer itself",
                        "← llo␊");
    }

    @Test
    void whatIsNoHttpIsShownAsItIs() {
        answer("<h1>Hello</h1>\n");
        ask("\u0016\u0003\u0001\u0002");

        assertShown(
                "· what follows is no answer: it does not begin with HTTP/",
                "← <h1>Hello</h1>␊",
                "· these bytes look like TLS: use an address with http:// in the browser, not https://",
                "→ 00000000  16 03 01 02                                      ....");
    }

    @Test
    void brokenFramingIsSaidAndShown() {
        answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nHello\r\n");
        ask("POST / HTTP/1.1\r\nContent-Length: six\r\n\r\nHello\n");

        assertThat(marks())
                .containsExactly(
                        "this is no size of a chunk: what follows is not taken apart",
                        "nobody can tell where this message ends: its Content-Length is no number");
        assertThat(shown()).contains("← Hello␍␊", "→ Hello␊");
    }

    @Test
    void aBodyThatIsNoTextIsShownAsHexAndCut() {
        byte[] picture = new byte[1000];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (byte) i;
        }
        answer("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        take(server, Row.SERVER, picture);

        assertThat(shown())
                .contains("← 00000000  00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f  ................")
                .contains("← 00000040  40 41 42 43 44 45 46 47 48 49 4a 4b 4c 4d 4e 4f  @ABCDEFGHIJKLMNO")
                .endsWith("← … and 872 bytes more", "· end of the answer: 1,000 bytes of body");
    }

    @Test
    void theFramesOfAWebSocketAreTakenApart() {
        upgrade();
        take(client, Row.CLIENT, frame(0x81, 0x86, "37 fa 21 3d", masked("Grüß")));
        take(server, Row.SERVER, frame(0x01, 0x02, "", "Hi".getBytes(StandardCharsets.UTF_8)));
        take(server, Row.SERVER, frame(0x80, 0x01, "", "!".getBytes(StandardCharsets.UTF_8)));
        take(server, Row.SERVER, frame(0x88, 0x05, "", new byte[] {3, (byte) 0xe8, 'b', 'y', 'e'}));

        assertThat(shown())
                .containsSubsequence(
                        "· end of the answer: from here on both sides speak another protocol",
                        "→ 81 86 37 fa 21 3d  text, FIN, masked with 37 fa 21 3d, 6 bytes",
                        "→ Grüß",
                        "· end of the frame, and of the message",
                        "← 01 02  text, no FIN, not masked, 2 bytes",
                        "← Hi",
                        "· end of the frame",
                        "← 80 01  continuation, FIN, not masked, 1 byte",
                        "← !",
                        "· end of the frame, and of the message",
                        "← 88 05  close, FIN, not masked, 5 bytes",
                        "← code 1000, reason bye",
                        "· end of the frame");
    }

    @Test
    void aFrameInPiecesIsShownInPieces() {
        upgrade();
        byte[] frame = frame(0x82, 0x7e, "01 00", new byte[256]);
        for (byte b : frame) {
            take(server, Row.SERVER, new byte[] {b});
        }
        close(server);

        assertThat(shown())
                .contains("← 00  binary, FIN, not masked, 256 bytes", "← 00000000  00" + " ".repeat(47) + ".");
        assertThat(marks()).endsWith("end of the frame, and of the message", "the server closes its side");
    }

    @Test
    void aFrameThatBreaksTheRulesIsShown() {
        upgrade();
        take(client, Row.CLIENT, frame(0xc3, 0x02, "", "no".getBytes(StandardCharsets.UTF_8)));
        take(server, Row.SERVER, frame(0x81, 0x85, "00 00 00 00", "He".getBytes(StandardCharsets.UTF_8)));
        close(server);

        assertThat(shown())
                .contains(
                        "→ c3 02  unknown opcode 3, FIN, with a reserved bit, not masked, which a client has to do, 2 bytes",
                        "← 81 85 00 00 00 00  text, FIN, masked with 00 00 00 00, which only clients do, 5 bytes",
                        "· the last frame ends too early: 3 bytes of it are missing");
    }

    private void upgrade() {
        ask("GET /ws HTTP/1.1\r\nUpgrade: websocket\r\n\r\n");
        answer("HTTP/1.1 101 Switching Protocols\r\nUpgrade: WebSocket\r\n\r\n");
    }

    private static byte[] masked(String text) {
        byte[] mask = {0x37, (byte) 0xfa, 0x21, 0x3d};
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= mask[i % 4];
        }
        return bytes;
    }

    private static byte[] frame(int first, int second, String more, byte[] payload) {
        byte[] extra = java.util.HexFormat.of().parseHex(more.replace(" ", ""));
        return java.nio.ByteBuffer.allocate(2 + extra.length + payload.length)
                .put((byte) first)
                .put((byte) second)
                .put(extra)
                .put(payload)
                .array();
    }

    private void ask(String bytes) {
        take(client, Row.CLIENT, bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void answer(String bytes) {
        take(server, Row.SERVER, bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void askByByte(String bytes) {
        bytes.chars().forEach(b -> ask(String.valueOf((char) b)));
    }

    private void answerByByte(String bytes) {
        bytes.chars().forEach(b -> answer(String.valueOf((char) b)));
    }

    private void take(Direction direction, String arrow, byte[] bytes) {
        Rows taken = new Rows(1, arrow, "");
        direction.take(bytes, bytes.length, taken);
        rows.addAll(taken.all());
    }

    private void close(Direction direction) {
        Rows closed = new Rows(1, Row.MARK, "");
        direction.close(closed);
        rows.addAll(closed.all());
    }

    private List<String> shown() {
        return rows.stream().map(row -> row.arrow() + " " + row.text()).toList();
    }

    private List<String> marks() {
        return rows.stream().filter(Row::isMark).map(Row::text).toList();
    }

    private void assertShown(String... lines) {
        assertThat(shown()).containsExactly(lines);
    }
}
