package gradingkit.wire;

import static gradingkit.wire.KitAssertions.assertThat;
import static gradingkit.wire.ScriptedServer.BUDGET;
import static gradingkit.wire.ScriptedServer.PATIENT;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ReplyAssertTest {

    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: Text/HTML ; Charset=\"UTF-8\"\r\nA: 1\r\nA: 2\r\n";
    private static final Reply REPLY = Parsing.reply(HEAD + "\r\nHello");

    @AfterEach
    void collectNoMore() {
        Mismatches.end();
    }

    @Test
    void takesWhatIsRight() {
        assertThat(REPLY)
                .hasStatus(200)
                .hasStatusIn(204, 200)
                .hasHeader("a", "1")
                .hasHeader("A", "2")
                .hasHeader("content-type")
                .hasNoHeader("Location")
                .hasMediaType("text/html")
                .hasCharset("utf-8")
                .hasBody("Hello")
                .bodyContains("ell")
                .bodyDoesNotContain("bye")
                .hasNothingAfterIt()
                .isFollowedByClose();
        assertThat(Parsing.reply("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx"))
                .hasContentLength();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong(reply -> reply.hasStatus(404), "status 404; found 200", 9, 3),
                wrong(
                        reply -> reply.as("the file does not exist").hasStatus(404),
                        "status 404, as the file does not exist; found 200",
                        9,
                        3),
                wrong(reply -> reply.hasStatusIn(400, 404), "status 400 or 404; found 200", 9, 3),
                wrong(reply -> reply.hasHeader("A", "3"), "A: \"3\"; found \"1\" and \"2\"", 63, 1),
                wrong(reply -> reply.hasHeader("B", "3"), "B: \"3\"; found no such field", -1, -1),
                wrong(reply -> reply.hasHeader("B"), "a field B; found no such field", -1, -1),
                wrong(reply -> reply.hasNoHeader("a"), "no field a; found \"1\" and \"2\"", 63, 1),
                wrong(
                        reply -> reply.hasMediaType("text/css"),
                        "Content-Type: \"text/css\"; found \"Text/HTML ; Charset=\"UTF-8\"\"",
                        31,
                        27),
                wrong(
                        reply -> reply.as("the text is not ASCII").hasCharset("utf-16"),
                        "Content-Type with charset=utf-16, as the text is not ASCII; found \"Text/HTML ;"
                                + " Charset=\"UTF-8\"\"",
                        31,
                        27),
                wrong(
                        reply -> reply.hasBody("Help!"),
                        "a body of 5 bytes with \"p!\" at body byte 3; found \"lo\"",
                        77,
                        1),
                wrong(
                        reply -> reply.hasBody("Hello!"),
                        "a body of 6 bytes with \"!\" at body byte 5; found only the first 5",
                        79,
                        1),
                wrong(
                        reply -> reply.hasBody("He"),
                        "a body of 2 bytes; found 5 bytes: the same and then \"llo\"",
                        76,
                        1),
                wrong(
                        reply -> reply.bodyContains("bye"),
                        "a body that contains \"bye\"; found a body without it",
                        -1,
                        -1),
                wrong(
                        reply -> reply.as("it is private").bodyDoesNotContain("lo"),
                        "a body that does not contain \"lo\", as it is private; found it from body byte 3 on",
                        77,
                        2),
                wrong(
                        ReplyAssert::hasContentLength,
                        "Content-Length with the number of bytes in the body; found no such field",
                        -1,
                        -1));
    }

    private static Arguments wrong(Consumer<ReplyAssert> assertion, String expectation, int offset, int length) {
        return arguments(assertion, expectation, offset, length);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void tellsWhatIsWrong(Consumer<ReplyAssert> assertion, String expectation, int offset, int length) {
        WireFailure failure = failure(() -> assertion.accept(assertThat(REPLY)));

        assertThat(failure.expectations()).containsExactly(expectation);
        assertThat(failure.sentence()).isEqualTo("expected " + expectation);
        assertThat(failure.offset()).isEqualTo(offset);
        assertThat(failure.length()).isEqualTo(length);
        assertThat(failure.transcript()).isSameAs(REPLY.transcript());
    }

    @Test
    void pointsIntoChunks() {
        Reply reply =
                Parsing.reply("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nHe\r\n3\r\nllo\r\n0\r\n\r\n");

        assertThat(failure(() -> assertThat(reply).hasBody("Hexlo")).offset()).isEqualTo(57);
        assertThat(failure(() -> assertThat(reply).hasBody("Hello!")).offset()).isEqualTo(60);
    }

    @Test
    void tellsWhatFollows() {
        Reply reply = Parsing.reply("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nHello");

        assertThat(failure(() -> assertThat(reply).hasContentLength()).expectations())
                .containsExactly("Content-Length: 5, the number of bytes in the body; found \"4\"");
        assertThat(failure(() -> assertThat(reply).hasNothingAfterIt()).expectations())
                .containsExactly("nothing after the reply; found 1 byte more, \"o\"");
        assertThat(failure(() -> assertThat(reply).isFollowedByClose()).expectations())
                .containsExactly("the close of the connection after the reply; found 1 byte more, \"o\"");
        assertThat(failure(() -> assertThat(reply).hasNothingAfterIt()).offset())
                .isEqualTo(42);
    }

    @Test
    void givesAReasonToOneAssertionOnly() {
        Mismatches.begin();
        assertThat(REPLY).as("it is missing").hasStatus(404).hasHeader("B");

        assertThat(failure(Mismatches::verify).expectations())
                .containsExactly("status 404, as it is missing; found 200", "a field B; found no such field");
    }

    @Test
    void forgetsAReasonThatWasNotNeeded() {
        Mismatches.begin();
        assertThat(REPLY).as("it is there").hasStatus(200).hasHeader("B");

        assertThat(failure(Mismatches::verify).expectations()).containsExactly("a field B; found no such field");
    }

    @Test
    void tellsTheStatusFirstAndAllTogether() {
        Mismatches.begin();
        assertThat(REPLY).hasHeader("B").hasHeader("A", "3").hasStatus(404);
        assertThat(REPLY).hasBody("x");

        WireFailure failure = failure(Mismatches::verify);

        assertThat(failure.expectations()).hasSize(4).first().isEqualTo("status 404; found 200");
        assertThat(failure.sentence()).startsWith("expected status 404; found 200; expected a field B; found ");
        assertThat(failure.offset()).isEqualTo(9);
        Mismatches.verify();
    }

    @Test
    void tellsOfOneReplyBeforeTheNext() throws IOException {
        Mismatches.begin();
        assertThat(REPLY).hasStatus(404);
        assertThat(failure(() -> assertThat(Parsing.reply(HEAD + "\r\n"))).expectations())
                .hasSize(1);

        assertThat(REPLY).hasStatus(404);
        try (ScriptedServer server = new ScriptedServer("")) {
            assertThat(failure(() -> server.open(BUDGET)).expectations()).hasSize(1);
            assertThat(REPLY).hasStatus(404);
            assertThat(failure(() -> server.client(BUDGET).get("/")).expectations())
                    .hasSize(1);
        }
    }

    @Test
    void losesNothingOnAThreadThatDoesNotCollect() {
        Mismatches.begin();
        Mismatches.end();

        assertThatThrownBy(() -> assertThat(REPLY).hasStatus(404)).isInstanceOf(WireFailure.class);
    }

    @Test
    void forgetsWhatAnEarlierCheckHasLeft() {
        Mismatches.begin();
        assertThat(REPLY).hasStatus(404);
        Mismatches.begin();

        Mismatches.verify();
    }

    @Test
    void waitsForTheClose() throws IOException {
        try (ScriptedServer server = new ScriptedServer(client -> {
                    ScriptedServer.readHead(client);
                    ScriptedServer.write(client, "HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx");
                    client.shutdownOutput();
                    client.getInputStream().read();
                });
                Wire wire = server.open(PATIENT)) {
            assertThat(wire.send("GET / HTTP/1.0\r\n\r\n").readReply())
                    .hasNothingAfterIt()
                    .hasContentLength()
                    .isFollowedByClose();
        }
    }

    @Test
    void tellsThatTheConnectionIsStillOpen() throws IOException {
        try (ScriptedServer server = new ScriptedServer("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx")) {
            Wire wire = server.open(BUDGET);
            Reply reply = wire.send("GET / HTTP/1.1\r\n\r\n").readReply();

            assertThat(failure(() -> assertThat(reply).isFollowedByClose()).expectations())
                    .containsExactly("the connection to be closed after the reply; found it still open");
            wire.close();
            assertThatThrownBy(() -> assertThat(reply).isFollowedByClose()).isInstanceOf(IllegalStateException.class);
        }
    }

    private static WireFailure failure(ThrowingCallable call) {
        return catchThrowableOfType(WireFailure.class, call);
    }
}
