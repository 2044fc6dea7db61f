package webserver;

import static gradingkit.wire.KitAssertions.assertThat;

import gradingkit.check.Dice;
import gradingkit.check.Lesson;
import gradingkit.check.Task;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The suite of lesson 3, and what its checks have in common. */
@Lesson(
        number = 3,
        written = "access.log",
        title = "HTML files",
        tasks = {
            @Task(number = 1, title = "Serve the file that the path names", needs = "3.1.1"),
            @Task(number = 2, title = "Answer 404 with a page of your own", needs = "3.1.1"),
            @Task(number = 3, title = "Never leave the site folder", needs = "3.1.1"),
            @Task(number = 4, title = "Write every request into the log", needs = "3.1.1"),
            @Task(number = 5, title = "One at a time, and never stuck", needs = "3.1.1")
        })
abstract class Step03 {

    private static final String HEADERS = "Host: {host}\r\nConnection: close\r\n";

    /** A request with this target exactly, which a real client might tidy up. */
    static String get(String target) {
        return get(target, "");
    }

    /** A request with this target exactly, and with these header lines on top of the usual ones. */
    static String get(String target, String headerLines) {
        return request("GET " + target + " HTTP/1.1", headerLines);
    }

    /** A request with this line, and with these header lines on top of the usual ones. */
    static String request(String requestLine, String headerLines) {
        return requestLine + "\r\n" + HEADERS + headerLines + "\r\n";
    }

    /** Puts a file into the server's site folder, or instead of the one that is there. */
    static Path write(ServerUnderTest server, String name, String content) throws IOException {
        return write(server, name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts a file into the server's site folder, or instead of the one that is there. */
    static Path write(ServerUnderTest server, String name, byte[] content) throws IOException {
        Path file = server.site().resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    /** Puts a small page that nobody can have foreseen into the server's site folder, and returns its content. */
    static String writePage(ServerUnderTest server, String name, Dice dice) throws IOException {
        String content = page(dice.word());
        write(server, name, content);
        return content;
    }

    /** A small page that nobody can have foreseen. */
    static String page(String word) {
        return "<!doctype html>\n<title>" + word + "</title>\n<p>The word of this page is " + word + ".</p>\n";
    }

    /** Asks for this path, and expects this content with status 200, for this reason. */
    static void serves(ServerUnderTest server, String path, String reason, String content) {
        Reply reply = server.get(path);
        assertThat(reply).as(reason).hasStatus(200);
        hasText(reply, reason, content);
    }

    /** Expects this text as the body, for this reason, whatever has become of its line ends: 3.1.4 is about the bytes. */
    static void hasText(Reply reply, String reason, String content) {
        if (!withoutSpace(reply.text()).equals(withoutSpace(content))) {
            assertThat(reply).as(reason).hasBody(content);
        }
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }

    /** Expects HTML as the body, whatever it says; if there is none, the sentence and what there is are told. */
    static void hasPage(Reply reply, String sentence) {
        assertThat(reply.text())
                .withFailMessage("%s, but it is \"%s\"", sentence, reply.text())
                .containsPattern("<[!a-zA-Z][^>]*>");
    }
}
