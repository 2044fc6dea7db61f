package webserver;

import static gradingkit.wire.KitAssertions.assertThat;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Reply;
import gradingkit.wire.Wire;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

class Task5PersistenceTest extends Step04 {

    private static final int MANY = 50;
    private static final int ATTEMPTS = 3;
    private static final int PIECES = 20;
    private static final int PIECE_BYTES = 1024;
    private static final long PACE_NANOS = 10_000_000;

    // The server closes after each answer, as it did in the last lesson.
    @Check(
            id = "4.5.1",
            says = "A second request on the same connection is answered",
            points = 3,
            why = "RFC 9112, 9.3: in HTTP/1.1 a connection stays open after an answer")
    void staysOpen(ServerUnderTest server, Dice dice) throws IOException {
        Map<String, String> files = files(server, dice, 2);

        try (Wire wire = server.open()) {
            files.forEach((target, content) -> serves(server, wire, target, content));
        }
    }

    // A byte too many behind a body, or one too few, is found in the next answer.
    @Check(
            id = "4.5.2",
            says = "Fifty answers on one connection, each where the last one ends",
            points = 3,
            why = "RFC 9112, 6.3: an answer is as long as its head says, or the client looks for the next in vain")
    void keepsFraming(ServerUnderTest server, Dice dice) throws IOException {
        Map<String, String> files = files(server, dice, MANY);

        try (Wire wire = server.open()) {
            files.forEach((target, content) -> serves(server, wire, target, content));
        }
    }

    // The field is overlooked, or compared as a whole and in one case only.
    @Check(
            id = "4.5.3",
            says = "Connection: close closes the connection after the answer",
            points = 2,
            why = "RFC 9112, 9.6: who sends close sends nothing more; the field is a list, and its case is free")
    void closesIfAsked(ServerUnderTest server, Dice dice) throws IOException {
        String target = files(server, dice, 1).keySet().iterator().next();

        for (String value : new String[] {"close", "Close", "TE, close"}) {
            try (Wire wire = server.open()) {
                Reply reply = wire.send(getMore(server, target, "Connection: " + value))
                        .readReply();
                assertThat(reply).as("the file is there").hasStatus(200);
                hasEnded(server, wire, "the client has sent Connection: " + value);
            }
        }
    }

    // The version is not looked at, or not if the client asks to keep the connection; it waits for a close that does
    // not come.
    @Check(
            id = "4.5.4",
            says = "The connection of an HTTP/1.0 client is closed after the answer",
            points = 2,
            why = "RFC 9112, 9.3: a client of HTTP/1.0 does not expect the connection to stay open")
    void closesForOldClients(ServerUnderTest server, Dice dice) throws IOException {
        String target = files(server, dice, 1).keySet().iterator().next();

        for (String field : new String[] {"", "Connection: keep-alive\r\n"}) {
            try (Wire wire = server.open()) {
                String request =
                        "GET " + target + " HTTP/1.0\r\nHost: " + server.hostHeader() + "\r\n" + field + "\r\n";
                assertThat(wire.send(request).readReply())
                        .as("the file is there")
                        .hasStatus(200);
                hasEnded(server, wire, "the client speaks HTTP/1.0");
            }
        }
    }

    // What was read beyond the first request is thrown away: a buffer was made anew for each.
    @Check(
            id = "4.5.5",
            says = "Requests that come at once are answered in their order",
            points = 2,
            why = "RFC 9112, 9.3.2: a client may send its next requests before it has the first answer")
    void answersPipeline(ServerUnderTest server, Dice dice) throws IOException {
        Map<String, String> files = files(server, dice, 5);
        StringBuilder requests = new StringBuilder();
        files.keySet().forEach(target -> requests.append(getMore(server, target)));

        try (Wire wire = server.open()) {
            wire.send(requests.toString());
            files.forEach((target, content) -> assertThat(wire.readReply())
                    .as("five requests came at once, and this one was for " + target)
                    .hasStatus(200)
                    .hasBody(content));
        }
    }

    // Every error ends the connection.
    @Check(
            id = "4.5.6",
            says = "A 404 does not end the connection",
            points = 1,
            why = "Task 5: the request was understood, so that the next one begins where it should")
    void staysOpenAfter404(ServerUnderTest server, Dice dice) throws IOException {
        Map<String, String> files = files(server, dice, 1);

        try (Wire wire = server.open()) {
            Reply reply = wire.send(getMore(server, "/" + dice.name("no-such", ".html")))
                    .readReply();
            assertThat(reply).as("the file does not exist").hasStatus(404);
            files.forEach((target, content) -> serves(server, wire, target, content));
        }
    }

    // The loop goes on behind a request that nobody could read, somewhere in the middle of it.
    @Check(
            id = "4.5.7",
            says = "After a 400 the connection is closed",
            points = 1,
            why = "Task 5: who has not understood a request does not know where the next one begins")
    void closesAfterNonsense(ServerUnderTest server) {
        try (Wire wire = server.open()) {
            Reply reply = wire.send("GET /two words HTTP/1.1\r\nHost: " + server.hostHeader() + "\r\n\r\n")
                    .readReply();
            assertThat(reply).as("the request line has four parts").hasStatus(400);
            hasEnded(server, wire, "nobody knows where the next request begins");
        }
    }

    // The connection is closed at once, and the system resets it for the bytes that nobody has read.
    @Check(
            id = "4.5.11",
            says = "The 400 reaches a client that is still sending",
            points = 1,
            did = "The suite sends a broken request and then twenty times a kilobyte, one every 10 ms.",
            why = "RFC 9112, 9.6: a close with unread bytes resets the connection, which can destroy the answer")
    void closesGently(ServerUnderTest server) {
        int failures = 0;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) { // as a busy computer may once be late
            failures += isCutOff(server) ? 1 : 0;
        }
        assertThat(failures)
                .withFailMessage(
                        "a client was still sending when the server reset the connection, so that it never came"
                                + " to read the 400: after such an answer, read on for a moment before the close")
                .isLessThanOrEqualTo(ATTEMPTS / 2);
    }

    private static boolean isCutOff(ServerUnderTest server) {
        try (Socket socket = new Socket(server.address().getAddress(), server.port())) {
            OutputStream out = socket.getOutputStream();
            String broken = "GET /two words HTTP/1.1\r\nHost: " + server.hostHeader() + "\r\n\r\n";
            out.write(broken.getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < PIECES; i++) {
                LockSupport.parkNanos(PACE_NANOS);
                out.write(new byte[PIECE_BYTES]);
            }
            return socket.getInputStream().read() == -1;
        } catch (IOException reset) {
            return true;
        }
    }

    // The body stays unread, and is taken for the next request: so attackers hide one request in another.
    @Check(
            id = "4.5.8",
            says = "The body of a GET is never taken for a request",
            points = 1,
            why = "RFC 9112, 9.3: a body that was not wanted is read over, or the connection is closed")
    void ignoresBody(ServerUnderTest server, Dice dice) throws IOException {
        Map<String, String> files = files(server, dice, 2);
        String[] targets = files.keySet().toArray(String[]::new);
        String hidden = getMore(server, targets[1]);

        try (Wire wire = server.open()) {
            wire.send(getMore(server, targets[0], "Content-Length: " + hidden.length()) + hidden);
            assertThat(wire.readReply()).hasStatusIn(200, 400, 413);
            wire.send(get("/" + dice.name("no-such", ".html")).replace("{host}", server.hostHeader()));
            byte[] rest = wire.readToEnd();
            assertThat(new String(rest, StandardCharsets.UTF_8))
                    .withFailMessage("the body of the first request was answered as if it were a request: the reply"
                            + " has the content of " + targets[1])
                    .doesNotContain(files.get(targets[1]));
        }
    }

    private static Map<String, String> files(ServerUnderTest server, Dice dice, int count) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = i + dice.name("-page", ".html");
            String content = writeText(server, name, dice)
                    + "x".repeat(i % 10 == 8 ? dice.between(40_000, 60_000) : dice.number(300));
            write(server, name, content.getBytes(StandardCharsets.UTF_8));
            files.put("/" + name, content);
        }
        return files;
    }
}
