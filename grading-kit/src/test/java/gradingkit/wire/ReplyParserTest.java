package gradingkit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyParserTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";

    /** What RFC 9112 allows: the reply, the status and body in it, and what is left behind it. */
    static Stream<Arguments> correct() {
        return Stream.of(
                arguments(OK + "Content-Length: 5\r\n\r\nHello", 200, "Hello", ""),
                arguments(OK + "content-length:5\r\n\r\nHello", 200, "Hello", ""),
                arguments(OK + "CONTENT-LENGTH: \t 5 \t \r\n\r\nHello", 200, "Hello", ""),
                arguments(OK + "Content-Length: 005\r\n\r\nHello", 200, "Hello", ""),
                arguments(OK + "Content-Length: 5, 5\r\n\r\nHello", 200, "Hello", ""),
                arguments(OK + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nHello", 200, "Hello", ""),
                arguments(OK + "Content-Length: 0\r\n\r\n", 200, "", ""),
                arguments(OK + "Content-Length: 5\r\n\r\nHello world", 200, "Hello", " world"),
                arguments(OK + "Content-Length: 2\r\n\r\nHi" + OK + "\r\n", 200, "Hi", OK + "\r\n"),
                arguments(OK + "\r\nuntil the close", 200, "until the close", ""),
                arguments(OK + "\r\n", 200, "", ""),
                arguments("HTTP/1.0 200 OK\r\n\r\nold", 200, "old", ""),
                arguments("HTTP/1.0 404 \r\n\r\n", 404, "", ""),
                arguments("HTTP/1.1 404 \r\nContent-Length: 1\r\n\r\nx", 404, "x", ""),
                arguments("HTTP/1.1 418 I'm a teapot\tor so\r\nContent-Length: 0\r\n\r\n", 418, "", ""),
                arguments("HTTP/1.1 200 Gr\u00fc\u00df Gott\r\nContent-Length: 0\r\n\r\n", 200, "", ""),
                arguments("HTTP/1.1 599 200 200\r\nContent-Length: 0\r\n\r\n", 599, "", ""),
                arguments(OK + "X:\r\nY: \r\n!#$%&'*+-.^_`|~09Az: a:b\u00e9\r\nContent-Length: 0\r\n\r\n", 200, "", ""),
                arguments("HTTP/1.1 204 No Content\r\n\r\nrest", 204, "", "rest"),
                arguments("HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n", 204, "", ""),
                arguments("HTTP/1.1 304 Not Modified\r\nContent-Length: 99\r\n\r\n", 304, "", ""),
                arguments("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\nrest", 101, "", "rest"),
                arguments("HTTP/1.1 100 Continue\r\n\r\n" + OK + "Content-Length: 1\r\n\r\nx", 200, "x", ""),
                arguments(
                        "HTTP/1.1 103 \r\nLink: </a>\r\n\r\nHTTP/1.1 100 \r\n\r\n" + OK + "Content-Length: 1\r\n\r\nx",
                        200,
                        "x",
                        ""),
                arguments(CHUNKED + "5\r\nHello\r\n0\r\n\r\n", 200, "Hello", ""),
                arguments(CHUNKED + "0\r\n\r\n", 200, "", ""),
                arguments(CHUNKED + "000\r\n\r\nrest", 200, "", "rest"),
                arguments(CHUNKED + "2\r\nHe\r\n003\r\nllo\r\n00\r\n\r\n", 200, "Hello", ""),
                arguments(CHUNKED + "a\r\n0123456789\r\nA\r\n0123456789\r\n0\r\n\r\n", 200, "01234567890123456789", ""),
                arguments(CHUNKED + "5;a=b;c=\"d e\"\r\nHello\r\n0;last\r\n\r\n", 200, "Hello", ""),
                arguments(CHUNKED + "5 ; a\r\nHello\r\n0\r\n\r\n", 200, "Hello", ""),
                arguments(CHUNKED + "2\r\n\r\n\r\n0\r\nDigest: x\r\nExpires: y\r\n\r\n", 200, "\r\n", ""),
                arguments(OK + "transfer-encoding: ,Chunked,\r\n\r\n1\r\nx\r\n0\r\n\r\n", 200, "x", ""));
    }

    @ParameterizedTest
    @MethodSource("correct")
    void takesWhatIsAllowed(String received, int status, String body, String rest) {
        Reply reply = Parsing.reply(received);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(latin1(reply.body())).isEqualTo(body);
        assertThat(latin1(reply.rest())).isEqualTo(rest);
    }

    /** What it does not allow: the bytes, the sentence, and the offset and length of what is pointed at. */
    static Stream<Arguments> wrong() {
        return Stream.concat(wrongHeads(), wrongBodies());
    }

    private static Stream<Arguments> wrongHeads() {
        return Stream.of(
                arguments(
                        "<html><body>Hello</body></html>",
                        "byte 0: expected HTTP/1.1 or HTTP/1.0, found \"<html><body>Hello</b…\": an answer begins with a"
                                + " status line such as \"HTTP/1.1 200 OK\", then come header fields and an empty line,"
                                + " then the page",
                        0,
                        20),
                arguments(
                        "http/1.1 200 OK\r\n\r\n",
                        "byte 0: expected HTTP/1.1 or HTTP/1.0, found \"http/1.1\": the version is written exactly so,"
                                + " in capital letters",
                        0,
                        8),
                arguments(
                        "HTTP/2 200 OK\r\n\r\n",
                        "byte 0: expected HTTP/1.1 or HTTP/1.0, found \"HTTP/2\": this server and its client speak"
                                + " version 1.1",
                        0,
                        6),
                arguments(
                        "\r\nHTTP/1.1 200 OK\r\n\r\n",
                        "byte 0: expected HTTP/1.1 or HTTP/1.0, found CR LF: an answer begins with its status line,"
                                + " without an empty line before it",
                        0,
                        2),
                arguments(
                        "Content-Type: text/html\r\n\r\n",
                        "byte 0: expected HTTP/1.1 or HTTP/1.0, found \"Content-Type:\": the status line comes first,"
                                + " then the header fields",
                        0,
                        13),
                arguments("HTTP/1.1\r\n\r\n", "byte 8: expected one space after HTTP/1.1, found CR LF", 8, 2),
                arguments("HTTP/1.1\t200 OK\r\n\r\n", "byte 8: expected one space after HTTP/1.1, found a tab", 8, 1),
                arguments(
                        "HTTP/1.1  200 OK\r\n\r\n",
                        "byte 9: expected a status code of three digits, found a space: there is exactly one space"
                                + " before the status code",
                        9,
                        1),
                arguments("HTTP/1.1 OK\r\n\r\n", "byte 9: expected a status code of three digits, found \"OK\"", 9, 2),
                arguments(
                        "HTTP/1.1 20 OK\r\n\r\n", "byte 9: expected a status code of three digits, found \"20\"", 9, 2),
                arguments(
                        "HTTP/1.1 2000 OK\r\n\r\n",
                        "byte 9: expected a status code of three digits, found \"2000\"",
                        9,
                        4),
                arguments(
                        "HTTP/1.1 600 No\r\n\r\n",
                        "byte 9: expected a status code from 100 to 599, found \"600\"",
                        9,
                        3),
                arguments(
                        "HTTP/1.1 200\r\n\r\n",
                        "byte 12: expected a space after the status code, found CR LF: a reason such as \"OK\" follows"
                                + " it, and the space stays even without one",
                        12,
                        2),
                arguments(
                        "HTTP/1.1 200OK\r\n\r\n",
                        "byte 12: expected a space after the status code, found \"OK\"",
                        12,
                        2),
                arguments(
                        "HTTP/1.1 200 O\0K\r\n\r\n",
                        "byte 14: expected text in the status line, found the control character 0x00: control characters"
                                + " other than a tab are not allowed there",
                        14,
                        1),
                arguments(
                        "HTTP/1.1 200 OK\n\n",
                        "byte 15: expected CR LF after the status line, found LF alone: each line ends with \"\\r\\n\","
                                + " and \"\\n\" or println is not enough",
                        15,
                        1),
                arguments(
                        "HTTP/1.1 200 OK\rX: y\r\n\r\n",
                        "byte 15: expected CR LF after the status line, found CR alone: each line ends with \"\\r\\n\"",
                        15,
                        1),
                arguments(
                        OK + "Server: x\n\r\n",
                        "byte 26: expected CR LF after the field Server, found LF alone: each line ends with"
                                + " \"\\r\\n\", and \"\\n\" or println is not enough",
                        26,
                        1),
                arguments(
                        OK + "Server: x\r\n\nbody",
                        "byte 28: expected CR LF after the empty line at the end of the header section, found LF alone:"
                                + " each line ends with \"\\r\\n\", and \"\\n\" or println is not enough",
                        28,
                        1),
                arguments(
                        OK + "Content Type: text/html\r\n\r\n",
                        "byte 24: expected a colon after the field name, found a space: a field looks like"
                                + " \"Content-Type: text/html\", and an empty line comes before the body",
                        24,
                        1),
                arguments(
                        OK + "Server : x\r\n\r\n",
                        "byte 23: expected a colon after the field name, found a space: it follows the name directly,"
                                + " as in \"Content-Type: text/html\"",
                        23,
                        1),
                arguments(
                        OK + "Hello\r\n\r\n",
                        "byte 22: expected a colon after the field name, found CR LF: a field looks like"
                                + " \"Content-Type: text/html\", and an empty line comes before the body",
                        22,
                        2),
                arguments(
                        OK + "<html>\r\n",
                        "byte 17: expected a header field or the empty line that ends the header section, found"
                                + " \"<html>\": the empty line between the header section and the body may be missing",
                        17,
                        6),
                arguments(
                        OK + "<html>",
                        "byte 17: expected a header field or the empty line that ends the header section, found"
                                + " \"<html>\": the empty line between the header section and the body may be missing",
                        17,
                        6),
                arguments(OK + ": x\r\n\r\n", "byte 17: expected a field name before the colon, found \":\"", 17, 1),
                arguments(
                        OK + " Server: x\r\n\r\n",
                        "byte 17: expected a field name, found a space: the fields begin at the start of their lines",
                        17,
                        1),
                arguments(
                        OK + "A: b\r\n\tc\r\n\r\n",
                        "byte 23: expected a field name, found a tab: a field stays on one line, and the next one begins"
                                + " at the start of the next",
                        23,
                        1),
                arguments(
                        OK + "A: b\u0007\r\n\r\n",
                        "byte 21: expected text in the value of A, found the control character 0x07: control characters"
                                + " other than a tab are not allowed there",
                        21,
                        1));
    }

    private static Stream<Arguments> wrongBodies() {
        return Stream.of(
                arguments(
                        OK + "Content-Length: abc\r\n\r\n",
                        "byte 33: expected the number of bytes in the body as the value of Content-Length, found"
                                + " \"abc\": it consists of digits only",
                        33,
                        3),
                arguments(
                        OK + "Content-Length: -1\r\n\r\n",
                        "byte 33: expected the number of bytes in the body as the value of Content-Length, found"
                                + " \"-1\": it consists of digits only",
                        33,
                        2),
                arguments(
                        OK + "Content-Length:\r\n\r\n",
                        "byte 32: expected the number of bytes in the body as the value of Content-Length, found"
                                + " nothing: it consists of digits only",
                        32,
                        1),
                arguments(
                        OK + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nHello",
                        "byte 52: two different lengths are announced, 5 and 6 bytes: send Content-Length once",
                        52,
                        1),
                arguments(
                        OK + "Content-Length: 5, 6\r\n\r\nHello",
                        "byte 33: two different lengths are announced, 5 and 6 bytes: send Content-Length once",
                        33,
                        4),
                arguments(
                        OK + "Content-Length: 99999999999999999999\r\n\r\n",
                        "byte 33: Content-Length announces 99,999,999,999,999,999,999 bytes, and at most 16,777,216"
                                + " bytes are read here",
                        33,
                        20),
                arguments(
                        OK + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        "byte 55: Transfer-Encoding and Content-Length are both there, but only one may say where the"
                                + " body ends: leave out Content-Length",
                        55,
                        7),
                arguments(
                        OK + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                        "byte 36: expected chunked as the value of Transfer-Encoding, found \"gzip, chunked\": no other"
                                + " coding was asked for",
                        36,
                        13),
                arguments(
                        "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        "byte 36: a reply with the version HTTP/1.0 cannot be chunked: only HTTP/1.1 knows"
                                + " Transfer-Encoding",
                        36,
                        7),
                arguments(
                        "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nHello",
                        "byte 41: a reply with status 204 never has a body, but Content-Length announces 5 bytes: use"
                                + " status 200, or send no body",
                        41,
                        1),
                arguments(
                        "HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        "byte 44: a reply with status 204 never has a body, but Transfer-Encoding announces one: use"
                                + " status 200, or send no body",
                        44,
                        7),
                arguments(
                        CHUNKED + "Hello",
                        "the connection was closed in the middle of the chunked body: it ends with a chunk of size 0 and"
                                + " an empty line, \"0\\r\\n\\r\\n\"",
                        52,
                        1),
                arguments(
                        CHUNKED + "Hello\r\n",
                        "byte 47: expected the size of a chunk in hexadecimal digits, found \"Hello\": count the bytes of"
                                + " each chunk, not its characters, and leave out nothing between the chunks",
                        47,
                        5),
                arguments(
                        CHUNKED + "0x5\r\nHello\r\n0\r\n\r\n",
                        "byte 48: expected CR LF after the size of the chunk, found \"x5\": the size is written without"
                                + " 0x",
                        48,
                        2),
                arguments(
                        CHUNKED + "5\nHello\r\n0\r\n\r\n",
                        "byte 48: expected CR LF after the size of the chunk, found LF alone: each line ends with"
                                + " \"\\r\\n\", and \"\\n\" or println is not enough",
                        48,
                        1),
                arguments(
                        CHUNKED + "3\r\nHello\r\n0\r\n\r\n",
                        "byte 53: expected CR LF after the 3 bytes of the chunk, found \"l\": the size (3 in"
                                + " hexadecimal) counts the chunk's bytes without this CR LF",
                        53,
                        1),
                arguments(
                        CHUNKED + "5\r\nHello\n0\r\n\r\n",
                        "byte 55: expected CR LF after the 5 bytes of the chunk, found LF alone: the size (5 in"
                                + " hexadecimal) counts the chunk's bytes without this CR LF",
                        55,
                        1),
                arguments(
                        CHUNKED + "5\r\nHello\r\n\r\n",
                        "byte 57: expected the size of a chunk in hexadecimal digits, found CR LF: the chunk before it"
                                + " may be longer or shorter than its size says",
                        57,
                        2),
                arguments(
                        CHUNKED + "fffffffffffffffff\r\n",
                        "byte 47: a chunk of the size \"fffffffffffffffff\" (hexadecimal) would make the reply longer"
                                + " than the 16,777,216 bytes that are read here",
                        47,
                        17),
                arguments(
                        CHUNKED + "5\r\nHello\r\n0\r\nHello\r\n",
                        "byte 65: expected a colon after the field name, found CR LF: a field looks like"
                                + " \"Content-Type: text/html\", and an empty line comes before the body",
                        65,
                        2));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void tellsWhatIsWrongAndWhere(String received, String sentence, int offset, int length) {
        WireFailure failure = failure(received, Ending.CLOSED, 1000);

        assertThat(failure.sentence()).isEqualTo(sentence);
        assertThat(failure.offset()).isEqualTo(offset);
        assertThat(failure.length()).isEqualTo(length);
        assertThat(failure.timedOut()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void tellsTheSameHoweverTheBytesArrive(String received, String sentence, int offset, int length) {
        assertThat(failure(received, Ending.CLOSED, 1).sentence()).isEqualTo(sentence);
    }

    static Stream<Arguments> cut() {
        String announced = OK + "Content-Length: 120\r\n\r\n";
        String reset = ": it closed the socket although a part of the request was still unread, or it crashed";
        return Stream.of(
                arguments(
                        "",
                        Ending.CLOSED,
                        "the connection was closed before the status line was complete (0 bytes came): an exception may"
                                + " have stopped the server on its way to the answer, or the answer was not flushed"),
                arguments(
                        "", Ending.RESET, "the server reset the connection before it answered (0 bytes came)" + reset),
                arguments(
                        "",
                        Ending.SILENT,
                        "nothing came within 3 s while waiting for the first byte: the server may still be waiting for"
                                + " more of the request, or it has not flushed its answer"),
                arguments(
                        "H",
                        Ending.CLOSED,
                        "the connection was closed before the status line was complete (1 byte came): it ends with CR"
                                + " LF, as in \"HTTP/1.1 200 OK\\r\\n\""),
                arguments(
                        "HTTP/1.1 200 OK\r",
                        Ending.RESET,
                        "the server reset the connection before the status line was complete (16 bytes came)" + reset),
                arguments(
                        "HTTP/1.1 200 OK",
                        Ending.SILENT,
                        "nothing more came within 3 s in the middle of the status line (15 bytes came): the CR LF at its"
                                + " end is missing, or it was not flushed"),
                arguments(
                        OK,
                        Ending.CLOSED,
                        "the connection was closed in the middle of the header section: the empty line that ends it is"
                                + " missing, one more \"\\r\\n\" after the last field"),
                arguments(
                        OK + "A: b",
                        Ending.RESET,
                        "the server reset the connection in the middle of the header section" + reset),
                arguments(
                        OK + "A: b\r\n\r",
                        Ending.SILENT,
                        "nothing more came within 3 s in the middle of the header section: the empty line that ends it"
                                + " is missing, one more \"\\r\\n\" after the last field, or it was not flushed"),
                arguments(
                        announced + "x".repeat(98),
                        Ending.CLOSED,
                        "Content-Length announces 120 bytes, but the connection was closed after 98: it must be the"
                                + " number of bytes in the body, and all of them must be flushed before the close"),
                arguments(
                        announced + "x",
                        Ending.RESET,
                        "the server reset the connection in the middle of the body (Content-Length announces 120 bytes,"
                                + " 1 came)" + reset),
                arguments(
                        announced,
                        Ending.SILENT,
                        "nothing more came within 3 s in the middle of the body: Content-Length announces 120 bytes, but"
                                + " only 0 came; the number is too large, or the rest was not flushed"),
                arguments(
                        OK + "\r\nHello",
                        Ending.RESET,
                        "the server reset the connection in the middle of the body" + reset),
                arguments(
                        OK + "\r\nHello",
                        Ending.SILENT,
                        "the reply did not end within 3 s, in the middle of the body: without Content-Length the body"
                                + " goes on until the server closes the connection, and it is still open"),
                arguments(
                        CHUNKED + "10\r\nHello",
                        Ending.CLOSED,
                        "a chunk announces 16 bytes (10 in hexadecimal), but the connection was closed after 5: the size"
                                + " must be the number of bytes in the chunk, and all of them must be flushed before the"
                                + " close"),
                arguments(
                        CHUNKED + "10\r\nHello",
                        Ending.RESET,
                        "the server reset the connection in the middle of the body (a chunk announces 16 bytes (10 in"
                                + " hexadecimal), 5 came)" + reset),
                arguments(
                        CHUNKED + "10\r\nHello",
                        Ending.SILENT,
                        "nothing more came within 3 s in the middle of the body: a chunk announces 16 bytes (10 in"
                                + " hexadecimal), but only 5 came; the size is too large, or the rest was not flushed"),
                arguments(
                        CHUNKED + "5\r\nHello",
                        Ending.CLOSED,
                        "the connection was closed in the middle of the chunked body: it ends with a chunk of size 0 and"
                                + " an empty line, \"0\\r\\n\\r\\n\""),
                arguments(
                        CHUNKED + "5\r\nHello\r\n",
                        Ending.RESET,
                        "the server reset the connection in the middle of the chunked body" + reset),
                arguments(
                        CHUNKED + "0\r\n",
                        Ending.SILENT,
                        "nothing more came within 3 s in the middle of the chunked body: it ends with a chunk of size 0"
                                + " and an empty line, \"0\\r\\n\\r\\n\", which are missing or were not flushed"));
    }

    @ParameterizedTest
    @MethodSource("cut")
    void tellsWhereAReplyStopped(String received, Ending ending, String sentence) {
        WireFailure failure = failure(received, ending, 1000);

        assertThat(failure.sentence()).isEqualTo(sentence);
        assertThat(failure.offset()).isEqualTo(received.isEmpty() ? -1 : received.length());
        assertThat(failure.timedOut()).isEqualTo(ending.timedOut());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void readsTheSameHoweverTheBytesArrive(int atOnce) {
        String received = "HTTP/1.1 100 \r\n\r\n" + CHUNKED + "2;x\r\nHe\r\n3\r\nllo\r\n0\r\nA: b\r\n\r\n";
        Incoming in = Parsing.incoming(Parsing.latin1(received), Ending.CLOSED, atOnce);

        ReplyParser.Parsed parsed = new ReplyParser(in).parse(0, "GET");

        assertThat(latin1(parsed.body().bytes())).isEqualTo("Hello");
        assertThat(parsed.body().end()).isEqualTo(received.length());
    }

    @Test
    void knowsThatHeadHasNoBody() {
        Reply reply = Parsing.reply(OK + "Content-Length: 268435456\r\n\r\n", "HEAD", Ending.SILENT);

        assertThat(reply.framing()).isEqualTo(Framing.NONE);
        assertThat(reply.body()).isEmpty();
        assertThat(reply.header("content-length")).contains("268435456");
    }

    @Test
    void keepsFieldsWithTheirPlaces() {
        Reply reply = Parsing.reply(OK + "Set-Cookie: a\r\nset-cookie:  b \r\nContent-Length: 0\r\n\r\n");

        assertThat(reply.fields()).first().isEqualTo(new Field("Set-Cookie", "a", 29));
        assertThat(reply.headers("SET-COOKIE")).containsExactly("a", "b");
        assertThat(reply.fields().get(1).offset()).isEqualTo(45);
        assertThat(reply.header("none")).isEmpty();
    }

    @Test
    void knowsPlacesBehindInterimReplies() {
        Reply reply = Parsing.reply("HTTP/1.1 100 \r\n\r\n" + OK + "Content-Length: 1\r\n\r\nx");

        assertThat(reply.version()).isEqualTo("HTTP/1.1");
        assertThat(reply.reason()).isEqualTo("OK");
        assertThat(reply.statusOffset()).isEqualTo(17 + 9);
        assertThat(reply.bodyOffset()).isEqualTo(17 + 17 + 21);
    }

    @Test
    void readsTextByItsCharset() {
        String head = OK + "Content-Type: text/plain; charset=";

        assertThat(Parsing.reply(head + "ISO-8859-1\r\n\r\n\u00e9").text()).isEqualTo("\u00e9");
        assertThat(Parsing.reply(head + "\"utf-8\"\r\n\r\n\u00c3\u00a9").text()).isEqualTo("\u00e9");
        assertThat(Parsing.reply(head + "martian\r\n\r\n\u00c3\u00a9").text()).isEqualTo("\u00e9");
        assertThat(Parsing.reply(OK + "\r\n\u00c3\u00a9").text()).isEqualTo("\u00e9");
    }

    @Test
    void endsAHeaderSectionWithoutEnd() {
        WireFailure failure = failure(OK + "A: b\r\n".repeat(20_000), Ending.CLOSED, 5000);

        assertThat(failure.sentence())
                .isEqualTo("the header section does not end: 65,536 bytes came without an empty line; is it missing, or"
                        + " does a loop write for ever?");
    }

    @ParameterizedTest
    @ValueSource(strings = {OK + "\r\n", CHUNKED, ""})
    void endsAReplyWithoutEnd(String head) {
        String part = head.equals(CHUNKED)
                ? "400\r\n" + "x".repeat(1024) + "\r\n"
                : "HTTP/1.1 100 \r\nA: " + "x".repeat(1024) + "\r\n\r\n";
        byte[] all = Parsing.latin1(head + part.repeat(17 * 1024 * 1024 / part.length()));
        Incoming in = Parsing.incoming(all, Ending.SILENT, Integer.MAX_VALUE);

        Flaw flaw = catchThrowableOfType(Flaw.class, () -> new ReplyParser(in).parse(0, "GET"));

        assertThat(flaw.over(null).sentence())
                .satisfiesAnyOf(
                        sentence -> assertThat(sentence)
                                .isEqualTo(
                                        "the server answers without end: 16,777,216 bytes came and the reply is still"
                                                + " not complete; does a loop write for ever?"),
                        sentence -> assertThat(sentence).endsWith("than the 16,777,216 bytes that are read here"));
    }

    private static WireFailure failure(String received, Ending ending, int atOnce) {
        Incoming in = Parsing.incoming(Parsing.latin1(received), ending, atOnce);
        try {
            return new ReplyParser(in).parse(0, "GET").slips().get(0).over(null);
        } catch (Flaw flaw) {
            return flaw.over(null);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\nContent-Length: 5\n\nHello",
                "HTTP/1.1 200\r\nContent-Length: 5\r\n\r\nHello",
                "HTTP/1.1 200\nContent-Length: 5\n\nHello",
                "HTTP/1.1 200 OK\r\nContent-Length : 5\r\n\r\nHello",
                "HTTP/1.1 200 OK\n\rContent-Length: 5\n\nHello",
                "\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHello",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\nHello\n0\n\n",
                "http/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHello",
                "HTTP/1.1  200 OK\r\nContent-Length: 5\r\n\r\nHello",
                "HTTP/1.1\t200 OK\r\nContent-Length: 5\r\n\r\nHello",
                "HTTP/1.1 200OK\r\nContent-Length: 5\r\n\r\nHello",
                "HTTP/1.1 200 O\0K\r\nContent-Length: 5\r\n\r\nHello",
                "HTTP/1.1 200 OK\r\nServer: a\u0007b\r\nContent-Length: 5\r\n\r\nHello",
                "HTTP/1.1 200 OK\r\nServer: a\r\n b\r\nContent-Length: 5\r\n\r\nHello",
                "HTTP/1.1 200 OK\r\nContent-Length:\r\n 5\r\n\r\nHello",
                "HTTP/1.1 200 OK\r\n Content-Length: 5\r\n\r\nHello",
                "HTTP/1.1 200 OK\r\nServer: a\r\n  Content-Length: 5\r\n\r\nHello",
                "HTTP/1.1 200 OK\r\nMy Server: a\r\nContent-Length: 5\r\n\r\nHello",
                "HTTP/1.1 200 OK\r\nServer\r\nContent-Length: 5\r\n\r\nHello"
            })
    void readsOverASlip(String received) {
        ReplyParser.Parsed parsed =
                new ReplyParser(Parsing.incoming(Parsing.latin1(received), Ending.CLOSED, 1000)).parse(0, "GET");

        assertThat(parsed.head().statusLine().status()).isEqualTo(200);
        assertThat(parsed.body().bytes()).isEqualTo(Parsing.latin1("Hello"));
        assertThat(parsed.slips()).isNotEmpty();
    }

    @Test
    void goesOnWithAFieldOnAFoldedLine() {
        Reply reply = Parsing.reply("HTTP/1.1 302 No\r\nLocation: /a\r\n\thttp://b\r\nContent-Length: 0\r\n\r\n");

        assertThat(reply.headers("Location")).containsExactly("/a http://b");
        assertThat(reply.statusOffset()).isEqualTo(9);
    }

    @Test
    void pointsAtTheStatusBehindTwoSpaces() {
        assertThat(Parsing.reply("HTTP/1.1  404 No\r\nContent-Length: 0\r\n\r\n")
                        .statusOffset())
                .isEqualTo(10);
    }

    @Test
    void tellsAPageThatBeginsInTheHeader() {
        assertThat(failure(OK + "Hello, everybody!\r\n", Ending.CLOSED, 1000).sentence())
                .startsWith("byte 22: expected a colon after the field name, found \",\"");
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
