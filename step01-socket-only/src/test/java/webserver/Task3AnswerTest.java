package webserver;

import static gradingkit.wire.KitAssertions.assertThat;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.check.HttpLibraries;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Reply;
import gradingkit.wire.Wire;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

class Task3AnswerTest extends Step01 {

    private static final Duration MOMENT = Duration.ofMillis(300);
    private static final char REPLACEMENT = '\ufffd';

    // No empty line, no flush, a length that is too large.
    @Check(
            id = "1.3.1",
            says = "It answers with a complete HTTP response, status 200",
            points = 7,
            why = "RFC 9112, 2.1: a status line, field lines and an empty line, then the body")
    void answersWithACompleteResponse(ServerUnderTest server, Dice dice) {
        assertThat(server.send(request(server, dice.word()))).hasStatus(200);
    }

    // No charset, or text/plain, which a browser shows as source code.
    @Check(
            id = "1.3.2",
            says = "Its Content-Type is text/html; charset=utf-8",
            points = 4,
            why = "RFC 9110, 8.3: Content-Type tells the client what the bytes of the body are")
    void saysThatThePageIsHtml(ServerUnderTest server, Dice dice) {
        assertThat(server.get("/" + dice.word())).hasMediaType("text/html").hasCharset("utf-8");
    }

    // The connection is left open, and the client waits for more.
    @Check(
            id = "1.3.3",
            says = "It closes the connection after the answer",
            points = 3,
            why = "The lesson, Task 3: one connection, one answer; RFC 9112, 9.6 calls this Connection: close")
    void closesTheConnection(ServerUnderTest server, Dice dice) {
        Wire client = server.open().send(request(server, dice.word()));
        client.readReply();
        client.readToEnd();
    }

    // Counts characters, of which there are fewer than bytes.
    @Check(
            id = "1.3.4",
            says = "Its Content-Length is the number of bytes in the body",
            points = 6,
            why = "RFC 9110, 8.6: Content-Length counts octets, and a character can be more than one of them in UTF-8")
    void countsTheBytesOfItsBody(ServerUnderTest server, Dice dice) {
        Wire client = server.open().send(request(server, dice.word()));
        Reply reply = client.readReply();
        client.staysSilentFor(MOMENT); // so that nothing of a body that is too long is missed
        assertThat(reply).hasContentLength();
    }

    // Greets with the server's address, or with a name that is fixed in the code.
    @Check(
            id = "1.3.5",
            says = "Its page greets the client with the client's own address",
            points = 3,
            why = "The lesson, Task 3: a page that is made for the one who asks, with IP address and port")
    void greetsTheClientWithItsAddress(ServerUnderTest server, Dice dice) {
        Wire client = server.open().send(request(server, dice.word()));
        String port = String.valueOf(client.localPort());
        assertThat(client.readReply())
                .as("this is the client's IP address")
                .bodyContains(HOST)
                .as("this is the client's port")
                .bodyContains(port);
    }

    // Encodes in ISO 8859-1 or in the platform's charset; or there is nothing to encode.
    @Check(
            id = "1.3.6",
            says = "Its page has a non-ASCII character, in UTF-8",
            points = 2,
            why = "The lesson, Task 3: charset=utf-8 is a promise about the bytes; RFC 3629 says what they look like")
    void writesTextInUtf8(ServerUnderTest server, Dice dice) {
        String page = utf8(server.send(request(server, dice.word())));
        assertThat(page.chars().anyMatch(c -> c > 127 && c != REPLACEMENT))
                .withFailMessage(
                        "expected a character such as é in the page, as itself; found ASCII only, or U+FFFD, which stands for what could not be read: is the source file in UTF-8?")
                .isTrue();
    }

    private static String utf8(Reply reply) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(reply.body()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AssertionError("expected a body in UTF-8, found bytes that UTF-8 never has: getBytes needs to be"
                    + " told the charset");
        }
    }

    // The warm-up's server, called from Main.
    @Check(
            id = "1.3.7",
            says = "It uses no HTTP library",
            points = 2,
            did = "The suite looks through the list of classes that the server has loaded.",
            why = "The lesson, Warm-up: from here on we write what such a library does")
    void usesNoHttpLibrary(ServerUnderTest server) {
        server.send(request(server, "library")); // whatever is loaded for an answer is loaded now
        HttpLibraries.areNotUsedBy(server);
    }

    // println, which ends a line as the computer likes it.
    @Check(
            id = "1.3.8",
            says = "Its replies have the form of HTTP, byte for byte",
            points = 3,
            why = "RFC 9112, 2.1 and 4: status line, field lines and an empty line, each ended by CR LF, then the body")
    void hasTheFormOfHttp(ServerUnderTest server) {
        assertThat(server.send(request(server, "form"))).hasWellFormedHead(); // where it ends is told by 1.3.4
    }
}
