package webserver;

import static gradingkit.wire.KitAssertions.assertThat;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.check.HttpLibraries;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Reply;
import gradingkit.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Task 1: the request line, however it arrives. */
final class Task1RequestLineTest extends Step02 {

    private static final int MAX_HEAD_BYTES = 8_192;
    private static final String REQUEST_LINE = "GET /request HTTP/1.1";

    // Reads to the end of the stream, which never comes; waits for a longer chunk; answers without reading.
    @Check(
            id = "2.1.1",
            says = "GET /request gets status 200",
            points = 4,
            why = "the lesson: the page /request is given, and until Task 4 every path leads to it")
    void answers(ServerUnderTest server) {
        assertThat(server.get("/request")).as("this page is given").hasStatus(200);
    }

    // Mixes up the three words; leaves the CR on the last; takes the version for granted.
    @Check(
            id = "2.1.2",
            says = "Method, target and version are those of the request line",
            points = 5,
            why = "RFC 9112, 3: a request line is a method, a target and a version, with one space between")
    void takesTheRequestLineApart(ServerUnderTest server) {
        for (String version : List.of("HTTP/1.1", "HTTP/1.0")) {
            Reply reply = server.send(request("GET /request " + version));
            tableOf(reply, "this request line is right")
                    .shows("method", "GET")
                    .shows("target", "/request")
                    .shows("version", version);
        }
    }

    // Reads once and takes that for the request; looks for the empty line in each chunk by itself.
    @Check(
            id = "2.1.3",
            says = "A request that arrives in pieces is read whole",
            points = 5,
            why = "RFC 9112, 2.1, and TCP: a connection is a stream of bytes, which a network cuts anywhere")
    void readsPieces(ServerUnderTest server) {
        int betweenCrAndLf = REQUEST_LINE.length() + 1;
        for (int pieceBytes : List.of(1, betweenCrAndLf)) {
            try (Wire wire = server.open()) {
                String request = request(REQUEST_LINE).replace("{host}", server.hostHeader());
                Reply reply = wire.sendInPieces(request, pieceBytes).readReply();
                tableOf(reply, "only its pieces differ from other requests").shows("target", "/request");
            }
        }
    }

    // Takes all that has arrived for one request; lets the last request line win.
    @Check(
            id = "2.1.4",
            says = "A second request behind the first does not get mixed into it",
            points = 2,
            why = "RFC 9112, 9.3.2: a client may send its next request before it has the answer to the last",
            needs = "2.1.2")
    void leavesTheNextRequestAlone(ServerUnderTest server) {
        String first = "GET /request HTTP/1.1\r\nHost: {host}\r\n\r\n";
        String both = (first + request("GET /request HTTP/1.0")).replace("{host}", server.hostHeader());
        try (Wire wire = server.open()) {
            Reply reply = wire.send(both).readReply();
            tableOf(reply, "it is a request like any other").shows("version", "HTTP/1.1");
            String rest = new String(wire.readToEnd(), StandardCharsets.ISO_8859_1);
            assertThat(rest.isEmpty() || rest.startsWith("HTTP/1."))
                    .withFailMessage("behind the answer comes neither a second one nor the end of the connection")
                    .isTrue();
        }
    }

    // Has a buffer of 1 or 4 KiB; takes 8 KiB for 8,000 bytes, or ends a byte before them.
    @Check(
            id = "2.1.5",
            says = "A head of 8 KiB is read whole",
            points = 2,
            why = "the lesson, Task 1: a head of up to 8 KiB is read whole")
    void readsLongHeads(ServerUnderTest server, Dice dice) {
        String[] fields = padding(server, dice.word(), MAX_HEAD_BYTES);
        Reply reply = server.send(request(REQUEST_LINE, fields));
        tableOf(reply, "its head has 8,192 bytes, and no more").shows("target", "/request");
    }

    // Takes the empty line for the end of a head that has not begun.
    @Check(
            id = "2.1.6",
            says = "An empty line before the request line is skipped",
            points = 2,
            why = "RFC 9112, 2.2: a server ought to ignore at least one empty line before the request line")
    void skipsAnEmptyLine(ServerUnderTest server) {
        Reply reply = server.send("\r\n" + request(REQUEST_LINE));
        tableOf(reply, "an empty line before the request line is skipped").shows("target", "/request");
    }

    // Reads on for ever when read() returns -1; keeps the half request and puts the next behind it.
    @Check(
            id = "2.1.7",
            says = "A client that leaves in mid-request does not stop the server",
            points = 2,
            did = "The suite leaves three times in the middle of a request; as the next client it sends this.",
            why = "the lesson, Task 1: the end of the stream ends the reading, and the next client is served")
    void survivesClientsThatLeave(ServerUnderTest server) {
        for (String part : List.of("", "GET /requ", REQUEST_LINE + "\r\nHost: {host}\r\n")) {
            try (Wire wire = server.open()) {
                wire.send(part.replace("{host}", server.hostHeader()));
            }
        }
        assertThat(server.get("/request"))
                .as("the clients before left in the middle of their requests")
                .hasStatus(200);
    }

    // The JDK has a whole server in it, and reflection finds it.
    @Check(
            id = "2.1.8",
            says = "It uses no HTTP library",
            points = 1,
            did = "The suite looks through the list of classes that the server has loaded.",
            why = "The lesson: no HTTP library, as what such a library does is what we write")
    void usesNoHttpLibrary(ServerUnderTest server) {
        server.send(get("/request")); // whatever is loaded for an answer is loaded now
        HttpLibraries.areNotUsedBy(server);
    }

    // println, which ends a line as the computer likes it; or a line end behind the body, which is not counted.
    @Check(
            id = "2.1.9",
            says = "Its replies have the form of HTTP, byte for byte",
            points = 1,
            why = "RFC 9112, 2.1 and 4: status line, field lines and an empty line, each ended by CR LF, then the body")
    void hasTheFormOfHttp(ServerUnderTest server) {
        assertThat(server.send(get("/request"))).isWellFormed();
    }
}
