package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static gradingkit.wire.KitAssertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Framing;
import gradingkit.wire.Reply;
import gradingkit.wire.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class Task7ChunksTest extends Step04 {

    private static final int MANY = 300;

    // The listing is collected to find its length, or the close ends it; or a chunk's size is decimal, or the last
    // missing.
    @Check(
            id = "4.7.1",
            says = "A listing comes in chunks",
            points = 5,
            why =
                    "Task 7: nobody knows a listing's length when its head is sent, so it comes in chunks (RFC 9112, 7.1)")
    void sendsChunks(ServerUnderTest server, Dice dice) throws IOException {
        Folder folder = new Folder(server, dice);
        folder.add("a.txt", 1);

        Reply reply = server.send(get(folder.path()));

        isChunked(reply);
        Page.of(folder.path(), reply).needed(folder.path() + "a.txt");
    }

    private static void isChunked(Reply reply) {
        assertThat(reply).as("the folder has no index.html").hasStatus(200);
        if (reply.framing() != Framing.CHUNKED) {
            fail("the listing should come with Transfer-Encoding: chunked; found "
                    + reply.header("Content-Length")
                            .map(length -> "Content-Length: " + length)
                            .orElse("a body that ends with the connection"));
        }
    }

    // The end of the chunks is shown by the close, as if nothing could come behind them.
    @Check(
            id = "4.7.2",
            says = "After the last chunk the connection is still open",
            points = 3,
            why = "Task 7: the empty chunk is the end of the body, so that the next answer can follow",
            needs = "4.5.1")
    void staysOpen(ServerUnderTest server, Dice dice) throws IOException {
        Folder folder = new Folder(server, dice);
        folder.add("a.txt", 1);
        String name = dice.name("page", ".html");
        String content = writeText(server, name, dice);

        try (Wire wire = server.open()) {
            isChunked(wire.send(getMore(server, folder.path())).readReply());
            serves(server, wire, "/" + name, content);
        }
    }

    // All is collected after all, and sent as one chunk.
    @Check(
            id = "4.7.3",
            says = "A folder with 300 files comes in several chunks",
            points = 1,
            why = "Task 7: a listing is sent while it is made")
    void sendsSeveral(ServerUnderTest server, Dice dice) throws IOException {
        Folder folder = new Folder(server, dice);
        for (int i = 0; i < MANY; i++) {
            folder.add("a-file-with-quite-a-long-name-and-a-number-at-its-end-" + i + ".txt", 1);
        }

        Reply reply = server.send(get(folder.path()));

        isChunked(reply);
        Page.of(folder.path(), reply)
                .needed(folder.path() + "a-file-with-quite-a-long-name-and-a-number-at-its-end-299.txt");
        if (chunks(reply) < 2) {
            fail("a listing of " + MANY + " files should come in several chunks; all " + reply.body().length
                    + " bytes came in one");
        }
    }

    private static int chunks(Reply reply) {
        byte[] received = reply.transcript().received();
        String body = new String(
                received, reply.bodyOffset(), received.length - reply.bodyOffset(), StandardCharsets.ISO_8859_1);
        Matcher size = Pattern.compile("(\\p{XDigit}+)[^\\r\\n]*\\r\\n").matcher(body);
        int count = 0;
        for (int at = 0; size.find(at) && !size.group(1).matches("0+"); count++) {
            at = size.end() + Integer.parseInt(size.group(1), 16) + 2;
        }
        return count;
    }

    // Chunks are sent to everybody; an old client shows their sizes to its user.
    @Check(
            id = "4.7.4",
            says = "An HTTP/1.0 client gets the listing without chunks",
            points = 3,
            why = "RFC 9112, 6.1: a client of HTTP/1.0 knows no transfer coding; for it the close ends the body")
    void sparesOldClients(ServerUnderTest server, Dice dice) throws IOException {
        Folder folder = new Folder(server, dice);
        folder.add("a.txt", 1);

        try (Wire wire = server.open()) {
            Reply reply = wire.send("GET " + folder.path() + " HTTP/1.0\r\nHost: " + server.hostHeader() + "\r\n\r\n")
                    .readReply();
            assertThat(reply)
                    .as("the client speaks HTTP/1.0")
                    .hasStatus(200)
                    .hasNoHeader("Transfer-Encoding")
                    .isFollowedByClose();
            Page.of(folder.path(), reply).needed(folder.path() + "a.txt");
        }
    }
}
