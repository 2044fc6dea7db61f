package webserver;

import static gradingkit.wire.KitAssertions.assertThat;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.ServerUnderTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

class Task9RangesTest extends Step04 {

    private static final int LONG = 12_000; // words

    // Not written yet; or the last position is taken for the one behind the part; or the last read of a longer part
    // takes
    // what is behind it, too.
    @Check(
            id = "4.9.1",
            says = "Range: bytes=0-4 gets the first five bytes",
            points = 4,
            why = "RFC 9110, 14.1.2 and 15.3.7: both positions belong to the range; the status is 206")
    void sendsPart(ServerUnderTest server, Dice dice) throws IOException {
        File file = new File(server, dice);

        file.hasPart("bytes=0-4", 0, 5);
        file.hasPart("bytes=3-3", 3, 4);
        new File(server, dice, LONG).hasPart("bytes=10-69999", 10, 70_000);
    }

    // The short forms are missing; or a client that does not know the length asks for
    // too much and gets an error.
    @Check(
            id = "4.9.2",
            says = "A range may be open at one side, or go beyond the end",
            points = 3,
            why = "RFC 9110, 14.1.2: bytes=5- is all from there on, bytes=-5 the last five; the end is cut")
    void sendsRest(ServerUnderTest server, Dice dice) throws IOException {
        File file = new File(server, dice);
        int length = file.content.length();

        file.hasPart("bytes=5-", 5, length);
        file.hasPart("bytes=-5", length - 5, length);
        file.hasPart("bytes=10-99999", 10, length);
        file.hasPart("bytes=-99999", 0, length);
    }

    // A part without a byte in it is sent, or an exception is a 500.
    @Check(
            id = "4.9.3",
            says = "A range behind the end of the file gets a 416",
            points = 1,
            why = "RFC 9110, 15.5.17: 416 tells with Content-Range how long the file is")
    void refusesWhatIsNotThere(ServerUnderTest server, Dice dice) throws IOException {
        File file = new File(server, dice);
        int length = file.content.length();

        assertThat(server.send(get(file.target, "Range: bytes=" + length + "-")))
                .as("the file has " + length + " bytes")
                .hasStatus(416)
                .hasHeader("Content-Range", "bytes */" + length);
    }

    // What is not understood is an error; a number that no long can hold is a 500.
    @Check(
            id = "4.9.4",
            says = "A range that is not understood is ignored",
            points = 1,
            why = "Task 9: a Range in another unit, or one that makes no sense, is ignored: 200 with the whole file")
    void ignoresOthers(ServerUnderTest server, Dice dice) throws IOException {
        File file = new File(server, dice);

        for (String range : new String[] {"lines=1-2", "kilobytes=1-2", "bytes=a-b", "bytes=-"}) {
            file.isWhole("Range: " + range);
        }
        assertThat(server.send(get(file.target, "Range: bytes=10-" + "9".repeat(30))))
                .as("this end is behind the file's end, whether that is understood or not")
                .hasStatusIn(200, 206);
    }

    // A part of the new file is put behind a part of the old one; or a 304 is cut, too, which has no bytes.
    @Check(
            id = "4.9.5",
            says = "With If-Range and another tag the whole file comes",
            points = 1,
            why = "RFC 9110, 13.1.5: a part is of use only if the client's parts are of the same file")
    void sendsWholeIfChanged(ServerUnderTest server, Dice dice) throws IOException {
        File file = new File(server, dice);
        file.isWhole("Range: bytes=0-4", "If-Range: \"" + dice.word() + "\"");
        String tag = server.get(file.target).header("ETag").orElse("");
        for (String condition : List.of("If-Range: ", "If-None-Match: ")) {
            assertThat(server.send(get(file.target, "Range: bytes=0-4", condition + tag)))
                    .as("the client has sent " + condition + tag + ", and wants a part of the file")
                    .hasStatusIn(200, 206, 304);
        }
    }

    /** A file that is asked for in parts. */
    private static final class File {

        private final ServerUnderTest server;
        private final String target;
        private final String content;

        File(ServerUnderTest server, Dice dice) throws IOException {
            this(server, dice, dice.between(10, 20));
        }

        File(ServerUnderTest server, Dice dice, int words) throws IOException {
            String name = dice.name("book", ".bin");
            this.server = server;
            this.target = "/" + name;
            this.content = dice.word().repeat(words) + dice.word();
            write(server, name, content.getBytes(StandardCharsets.US_ASCII));
        }

        void hasPart(String range, int from, int to) {
            assertThat(server.send(get(target, "Range: " + range)))
                    .as("the client has asked for " + range + " of " + content.length() + " bytes")
                    .hasStatus(206)
                    .hasHeader("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + content.length())
                    .hasBody(content.substring(from, to))
                    .hasNothingAfterIt();
        }

        void isWhole(String... headerLines) {
            assertThat(server.send(get(target, headerLines)))
                    .as("the client has sent " + String.join(" and ", headerLines))
                    .hasStatus(200)
                    .hasBody(content);
        }
    }
}
