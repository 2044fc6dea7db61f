package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static gradingkit.wire.KitAssertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

class Task10GzipTest extends Step04 {

    // Not written yet; or the end of the compressed bytes was never written.
    @Check(
            id = "4.10.1",
            says = "Text is compressed for a client that takes gzip",
            points = 4,
            why = "RFC 9110, 8.4.1.3 and 12.5.3: Content-Encoding: gzip, and unpacked it is the file")
    void compresses(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("page", ".html");
        String content = writeLongText(server, name, dice);

        Reply reply = server.send(get("/" + name, "Accept-Encoding: br, gzip"));

        assertThat(reply).as("the client takes gzip").hasStatus(200).hasHeader("Content-Encoding", "gzip");
        if (!Arrays.equals(unpack(reply), content.getBytes(StandardCharsets.UTF_8))) {
            fail("the body, unpacked, is not the file");
        }
    }

    // What is cut is no file any more, but something that is compressed while it is sent.
    @Check(
            id = "4.10.6",
            says = "A Range beside gzip is no mistake",
            points = 1,
            why =
                    "RFC 9110, 14.2: a server may ignore Range; with it the text comes in part or whole, compressed or not")
    void bearsBoth(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("page", ".html");
        writeLongText(server, name, dice);

        assertThat(server.send(get("/" + name, "Accept-Encoding: gzip", "Range: bytes=0-4")))
                .as("the client takes gzip, and asks for the first five bytes")
                .hasStatusIn(200, 206);
    }

    private static byte[] unpack(Reply reply) {
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(reply.body()))) {
            return unpacked.readAllBytes();
        } catch (IOException e) {
            return fail("the body cannot be unpacked with gzip: " + e.getMessage());
        }
    }

    // A cache gives the compressed page to a client that cannot read it, or the other one to everybody.
    @Check(
            id = "4.10.2",
            says = "Vary names Accept-Encoding",
            points = 1,
            why = "RFC 9110, 12.5.5: Vary tells a cache on which fields the answer depends")
    void varies(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("page", ".html");
        writeLongText(server, name, dice);

        varies(server.send(get("/" + name, "Accept-Encoding: gzip")), "the compressed answer");
        varies(server.send(get("/" + name)), "the answer that is not compressed");
    }

    private static void varies(Reply reply, String which) {
        String vary = String.join(",", reply.headers("Vary")).toLowerCase(Locale.ROOT);
        List<String> fields = List.of(vary.split("[,\\s]+"));
        if (!fields.contains("accept-encoding") && !fields.contains("*")) {
            fail("Vary of " + which + " should name Accept-Encoding; found " + (vary.isEmpty() ? "no Vary" : vary));
        }
    }

    // Everybody gets gzip; or the word is looked for anywhere in the field.
    @Check(
            id = "4.10.3",
            says = "A client that does not take gzip gets the file as it is",
            points = 2,
            why = "RFC 9110, 12.4.2: a weight of 0, as in gzip;q=0, means: not this one")
    void asksFirst(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("page", ".html");
        String content = writeLongText(server, name, dice);

        for (String line : new String[] {
            "Accept: text/html",
            "Accept-Encoding: gzip;q=0",
            "Accept-Encoding: gzip; q=0.000",
            "Accept-Encoding: identity"
        }) {
            assertThat(server.send(get("/" + name, line)))
                    .as("the client has sent " + line)
                    .hasStatus(200)
                    .hasNoHeader("Content-Encoding")
                    .hasBody(content);
        }
    }

    // Everything is compressed, also what is compressed already.
    @Check(
            id = "4.10.4",
            says = "A PNG is not compressed again",
            points = 1,
            why = "Task 10: a picture is compressed already; to do it twice costs time and gains nothing")
    void leavesPictures(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("picture", ".png");
        byte[] content = dice.bytes(5_000);
        write(server, name, content);

        assertThat(server.send(get("/" + name, "Accept-Encoding: gzip")))
                .as("a PNG is compressed already")
                .hasStatus(200)
                .hasNoHeader("Content-Encoding")
                .hasBody(content);
    }

    // One tag for two different bodies: a part of the one is put behind a part of the other.
    @Check(
            id = "4.10.5",
            says = "The compressed text has another ETag",
            points = 1,
            did =
                    "The suite asks for the file twice, as it is and compressed, and compares the tags of the two answers.",
            why = "RFC 9110, 8.8.3: other bytes, another tag")
    void changesTag(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("page", ".html");
        writeLongText(server, name, dice);

        String plain = server.send(get("/" + name)).header("ETag").orElse("");
        String packed = server.send(get("/" + name, "Accept-Encoding: gzip"))
                .header("ETag")
                .orElse("");

        if (!plain.isEmpty() && plain.equals(packed) && !plain.startsWith("W/")) {
            fail("the file as it is and the compressed one have the same ETag, " + plain);
        }
    }

    private static String writeLongText(ServerUnderTest server, String name, Dice dice) throws IOException {
        String content = writeText(server, name, dice) + "A line that is like the others – almost.\n".repeat(200);
        write(server, name, content.getBytes(StandardCharsets.UTF_8));
        return content;
    }
}
