package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static gradingkit.wire.KitAssertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

class Task1MediaTypesTest extends Step04 {

    // What a browser does not accept for the others is left out: the lesson names two for js and for ico.
    private static final Map<String, List<String>> MEDIA_TYPES = Map.ofEntries(
            Map.entry("html", List.of("text/html")),
            Map.entry("css", List.of("text/css")),
            Map.entry("js", List.of("text/javascript", "application/javascript")),
            Map.entry("txt", List.of("text/plain")),
            Map.entry("json", List.of("application/json")),
            Map.entry("svg", List.of("image/svg+xml")),
            Map.entry("png", List.of("image/png")),
            Map.entry("jpg", List.of("image/jpeg")),
            Map.entry("jpeg", List.of("image/jpeg")),
            Map.entry("gif", List.of("image/gif")),
            Map.entry("webp", List.of("image/webp")),
            Map.entry("ico", List.of("image/x-icon", "image/vnd.microsoft.icon")),
            Map.entry("woff2", List.of("font/woff2")),
            Map.entry("pdf", List.of("application/pdf")),
            Map.entry("wasm", List.of("application/wasm")));

    // Everything but html is still some bytes, and a browser refuses such a style sheet.
    @Check(
            id = "4.1.1",
            says = "A style sheet is sent as text/css",
            points = 2,
            why = "RFC 9110, 8.3: Content-Type says what the bytes are; a browser takes no other style sheet")
    void namesStyleSheet(ServerUnderTest server, Dice dice) throws IOException {
        assertThat(getFile(server, dice.name("style", ".css")))
                .as("the name ends with .css")
                .hasStatus(200)
                .hasMediaType("text/css");
    }

    // A line of the table is missing, or mistyped; or the name is cut at its first dot.
    @Check(
            id = "4.1.2",
            says = "Each extension has its media type",
            points = 2,
            why = "Task 1: the table of the lesson")
    void namesMediaTypes(ServerUnderTest server, Dice dice) throws IOException {
        for (String extension : MEDIA_TYPES.keySet()) {
            hasTypeOf(extension, getFile(server, dice.name("file", "." + extension)));
        }
        hasTypeOf("js", getFile(server, dice.name("file", ".min.js")));
    }

    private static void hasTypeOf(String extension, Reply reply) {
        List<String> accepted = MEDIA_TYPES.get(extension);
        String found = reply.header("Content-Type").orElse("no Content-Type");
        String mediaType = found.split(";")[0].strip().toLowerCase(Locale.ROOT);
        if (!accepted.contains(mediaType)) {
            fail("a file whose name ends with ." + extension + " should have Content-Type: "
                    + String.join(" or ", accepted) + "; found " + found);
        }
    }

    // Extensions are looked up as they are written.
    @Check(
            id = "4.1.3",
            says = "PHOTO.JPG is a picture too",
            points = 1,
            why = "Task 1: the case of the extension does not matter")
    void ignoresCase(ServerUnderTest server, Dice dice) throws IOException {
        hasTypeOf("jpg", getFile(server, dice.name("PHOTO", ".JPG")));
        hasTypeOf("png", getFile(server, dice.name("Photo", ".Png")));
    }

    // null goes into Content-Type, or the lookup of a name without a dot breaks, or the first dot counts; or what is
    // behind a dot that is not there is looked up.
    @Check(
            id = "4.1.4",
            says = "Any other file is application/octet-stream",
            points = 1,
            why = "Task 1: what is not in the table is some bytes, which a browser offers to save",
            given = true)
    void knowsNoOthers(ServerUnderTest server, Dice dice) throws IOException {
        for (String name : List.of(
                dice.name("data", ".q" + dice.word()),
                dice.name("README", ""),
                dice.name("page.html", ".q" + dice.word()), // no .old, which systems know
                "png",
                "html")) {
            assertThat(getFile(server, name))
                    .as("the name is " + name)
                    .hasStatus(200)
                    .hasMediaType("application/octet-stream");
        }
    }

    // Without a charset a browser guesses one, and ü becomes Ã¼.
    @Check(
            id = "4.1.5",
            says = "Text comes with charset=utf-8",
            points = 1,
            why = "Task 1: html, css, txt and js have ; charset=utf-8 behind the type")
    void namesCharset(ServerUnderTest server, Dice dice) throws IOException {
        for (String extension : List.of(".html", ".css", ".txt", ".js")) {
            assertThat(getFile(server, dice.name("text", extension)))
                    .as("a file whose name ends with " + extension + " is text")
                    .hasCharset("utf-8");
        }
    }

    // The field is left out, or misspelt.
    @Check(
            id = "4.1.6",
            says = "A file comes with X-Content-Type-Options: nosniff",
            points = 1,
            why = "Task 1: the browser is not to guess a type of its own (the Fetch standard, 3.6)")
    void forbidsSniffing(ServerUnderTest server, Dice dice) throws IOException {
        Reply reply = getFile(server, dice.name("text", ".txt"));

        String found = reply.header("X-Content-Type-Options").orElse("no such field");
        if (!found.equalsIgnoreCase("nosniff")) {
            fail("expected X-Content-Type-Options: nosniff; found " + found);
        }
    }

    // Whatever has a type is read as text.
    @Check(
            id = "4.1.7",
            says = "The bytes of a picture are sent unchanged",
            points = 1,
            why = "Task 1: a picture is bytes; what turns them into text and back breaks it",
            given = true)
    void keepsBytes(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("picture", ".png");
        byte[] content = dice.bytes(5_000);
        write(server, name, content);

        assertThat(server.get("/" + name))
                .hasStatus(200)
                .as("these are the bytes of the file")
                .hasBody(content);
    }

    private static Reply getFile(ServerUnderTest server, String name) throws IOException {
        write(server, name, new byte[] {'x', '\n'});
        return server.get("/" + name);
    }

    // println, which ends a line as the computer likes it; or a line end behind the body, which is not counted.
    @Check(
            id = "4.1.8",
            says = "Its replies have the form of HTTP, byte for byte",
            points = 1,
            why = "RFC 9112, 2.1 and 4: status line, field lines and an empty line, each ended by CR LF, then the body",
            given = true)
    void hasTheFormOfHttp(ServerUnderTest server, Dice dice) throws IOException {
        Folder folder = new Folder(server, dice);
        folder.add("a.txt", 1);
        assertThat(server.send(get("/"))).isWellFormed();
        assertThat(server.send(get(folder.path()))).isWellFormed(); // from Task 7 on, in chunks
    }
}
