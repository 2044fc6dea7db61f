package webserver;

import static gradingkit.wire.KitAssertions.assertThat;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.check.HttpLibraries;
import gradingkit.server.NotCheckable;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;

class Task1FilesTest extends Step03 {

    private static final int EVERY_BYTE = 256;
    private static final int LONG_FILE_LINES = 20_000;

    // Not written yet; or looked for in another folder than site/; or a page that was written into the program.
    @Check(
            id = "3.1.1",
            says = "A file of the site is served with status 200",
            points = 4,
            why = "Task 1: the path names a file under site/, and its content is the body of a 200")
    void servesFile(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("page", ".html");
        String content = writePage(server, name, dice);

        serves(server, "/" + name, "the file is there", content);
    }

    // The path / is taken for a file name, and there is no file without a name.
    @Check(
            id = "3.1.2",
            says = "The path / is answered with index.html",
            points = 3,
            why = "Task 1: if no file is named, index.html is meant")
    void servesIndex(ServerUnderTest server, Dice dice) throws IOException {
        String content = writePage(server, "index.html", dice);

        serves(server, "/", "/ stands for index.html", content);
    }

    // No Content-Type at all, or text/plain: a browser shows the tags instead of the page.
    @Check(
            id = "3.1.3",
            says = "An .html file is sent as text/html",
            points = 3,
            why = "RFC 9110, 8.3: Content-Type tells the client what the bytes are; without it a browser guesses")
    void namesMediaType(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("typed", ".html");
        writePage(server, name, dice);

        Reply reply = server.get("/" + name);

        assertThat(reply).as("the name ends with .html").hasMediaType("text/html");
    }

    // The file goes through a String or a Reader, which replaces what is no text, or changes the line ends.
    @Check(
            id = "3.1.4",
            says = "The bytes of a file are sent unchanged",
            points = 4,
            why = "Task 1: a file is bytes; what turns them into text and back changes those that are no text")
    void keepsBytes(ServerUnderTest server, Dice dice) throws IOException {
        keepsBytes(server, dice.name("bytes", ""), everyByte(dice));
        keepsBytes(server, dice.name("bytes", ".html"), everyByte(dice));
    }

    private static void keepsBytes(ServerUnderTest server, String name, byte[] content) throws IOException {
        write(server, name, content);

        Reply reply = server.get("/" + name);

        assertThat(reply)
                .as(name + " is a file of the site, with an extension or without")
                .hasStatus(200)
                .as("these are the bytes of the file")
                .hasBody(content);
    }

    // Each value once, so that none can be missed, then some of them in any order, then line ends of all kinds.
    private static byte[] everyByte(Dice dice) {
        byte[] content = new byte[2 * EVERY_BYTE];
        byte[] any = dice.bytes(EVERY_BYTE);
        byte[] lineEnds = "\r\n\n\r\r\n".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < EVERY_BYTE; i++) {
            content[i] = (byte) i;
        }
        System.arraycopy(any, 0, content, EVERY_BYTE, EVERY_BYTE);
        System.arraycopy(lineEnds, 0, content, content.length - lineEnds.length, lineEnds.length);
        return content;
    }

    // The file is read with a single call into a buffer, which takes as much as fits.
    @Check(
            id = "3.1.5",
            says = "A long file arrives whole",
            points = 2,
            why = "Task 1: however long the file is, all of it is the body")
    void servesLongFile(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("long", ".html");
        String content = page(dice.word()) + "A line that is like the others.\n".repeat(LONG_FILE_LINES);
        write(server, name, content);

        Reply reply = server.get("/" + name);

        assertThat(reply).hasStatus(200);
        hasText(reply, "the file has " + content.length() + " bytes", content);
    }

    // Only the last part of the path is looked at, or only the files that lie in site/ itself are known; or the path is
    // made lower case.
    @Check(
            id = "3.1.6",
            says = "A file in a subfolder is served",
            points = 2,
            why = "Task 1: the parts of the path between the slashes are the folders on the way to the file")
    void servesFileInSubfolder(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("Chapter", "/") + dice.name("section", "/Page.html");
        String content = writePage(server, name, dice);

        serves(server, "/" + name, "the file is there", content);
    }

    // The target is taken as it came, still with its %20; or it is decoded like a form, and + becomes a blank.
    @Check(
            id = "3.1.7",
            says = "A name with blanks, + and % is decoded",
            points = 3,
            why = "RFC 3986, 2.1: %20 in a path stands for a blank, %25 for a percent sign; + is a plus sign")
    void decodesNames(ServerUnderTest server, Dice dice) throws IOException {
        String word = dice.word();
        String name = word + " 100% a+b.html";
        String content = writePage(server, name, dice);

        serves(server, "/" + word + "%20100%25%20a+b.html", "the file \"" + name + "\" is there", content);
    }

    // Percent-codes are decoded one by one into characters instead of together into the bytes of UTF-8.
    @Check(
            id = "3.1.8",
            says = "A name with letters beyond ASCII is decoded",
            points = 2,
            why = "Task 1: percent-codes stand for bytes, and the bytes of a name are UTF-8 (RFC 3986, 2.5)")
    void decodesLettersBeyondAscii(ServerUnderTest server, Dice dice) throws IOException {
        String word = dice.word();
        String name = "über-" + word + "-東京.html";
        String content;
        try {
            content = writePage(server, name, dice);
        } catch (InvalidPathException e) {
            throw new NotCheckable("this computer is set up for file names in ASCII only");
        }

        String path = "/%C3%BCber-" + word + "-%e6%9d%b1%e4%ba%ac.html";
        serves(server, path, "the file \"" + name + "\" is there", content);
    }

    // The whole target is taken for the name of the file.
    @Check(
            id = "3.1.9",
            says = "A query behind the path is not part of the name",
            points = 1,
            why = "RFC 3986, 3.3: the path ends at the first question mark")
    void ignoresQuery(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("asked", ".html");
        String content = writePage(server, name, dice);

        serves(server, "/" + name + "?from=" + dice.word(), "the path names the file " + name, content);
    }

    // Files are kept in a map once they were read.
    @Check(
            id = "3.1.10",
            says = "A file that has changed is served as it is now",
            points = 2,
            did = "The suite asks for the file, writes it anew, and asks again.",
            why = "Task 1: each request gets the bytes that are in the file at that moment")
    void servesChangedFile(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("diary", ".html");
        writePage(server, name, dice);
        assertThat(server.get("/" + name)).as("the file is there").hasStatus(200);
        String changed = page(dice.word() + dice.word());
        write(server, name, changed);

        Reply reply = server.get("/" + name);

        assertThat(reply).hasStatus(200);
        hasText(reply, "the file has changed since the last request", changed);
    }

    // Nothing to send is taken for nothing found; or the reply has no body and does not say that it has none.
    @Check(
            id = "3.1.11",
            says = "An empty file is a 200 with an empty body",
            points = 2,
            why = "Task 1: a file without a byte in it is still there")
    void servesEmptyFile(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("empty", ".html");
        write(server, name, "");

        serves(server, "/" + name, "the file is there, though empty", "");
    }

    // The JDK has a whole server in it, and reflection finds it.
    @Check(
            id = "3.1.12",
            says = "It uses no HTTP library",
            points = 1,
            did = "The suite looks through the list of classes that the server has loaded.",
            why = "The lesson: no HTTP library, as what such a library does is what we write")
    void usesNoHttpLibrary(ServerUnderTest server) {
        server.send(get("/")); // whatever is loaded for an answer is loaded now
        HttpLibraries.areNotUsedBy(server);
    }

    // println, which ends a line as the computer likes it; or a line end behind the body, which is not counted.
    @Check(
            id = "3.1.13",
            says = "Its replies have the form of HTTP, byte for byte",
            points = 1,
            why = "RFC 9112, 2.1 and 4: status line, field lines and an empty line, each ended by CR LF, then the body")
    void hasTheFormOfHttp(ServerUnderTest server) {
        assertThat(server.send(get("/"))).isWellFormed();
    }
}
