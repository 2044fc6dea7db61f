package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static gradingkit.wire.KitAssertions.fail;

import gradingkit.check.Dice;
import gradingkit.check.Lesson;
import gradingkit.check.Task;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Reply;
import gradingkit.wire.Wire;
import gradingkit.wire.WireFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The suite of lesson 4, and what its checks have in common. */
@Lesson(
        number = 4,
        written = "access.log",
        title = "Static assets",
        tasks = {
            @Task(number = 1, title = "Say what kind of file it is"),
            @Task(number = 2, title = "Answer HEAD"),
            @Task(number = 3, title = "Serve folders"),
            @Task(number = 4, title = "Send a file of any size"),
            @Task(number = 5, title = "Keep the connection open", needs = "4.5.1"),
            @Task(number = 6, title = "Serve many clients at once"),
            @Task(
                    number = 7,
                    title = "Send in chunks what has no length yet",
                    needs = {"4.3.3", "4.7.1"}),
            @Task(number = 8, title = "Send nothing that the client has already", bonus = true),
            @Task(number = 9, title = "Send a part of a file", needs = "4.9.1", bonus = true),
            @Task(number = 10, title = "Compress text", needs = "4.10.1", bonus = true)
        })
abstract class Step04 {

    /** A request after which the connection is closed. */
    static String get(String target, String... headerLines) {
        return request("GET", target, headerLines);
    }

    /** A request after which the connection is closed. */
    static String request(String method, String target, String... headerLines) {
        return method + " " + target + " HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n" + lines(headerLines)
                + "\r\n";
    }

    /** A request after which the connection may stay open, for a wire to this server. */
    static String getMore(ServerUnderTest server, String target, String... headerLines) {
        return "GET " + target + " HTTP/1.1\r\nHost: " + server.hostHeader() + "\r\n" + lines(headerLines) + "\r\n";
    }

    private static String lines(String... headerLines) {
        StringBuilder lines = new StringBuilder();
        for (String line : headerLines) {
            lines.append(line).append("\r\n");
        }
        return lines.toString();
    }

    /** Puts a file into the server's site folder, or instead of the one that is there. */
    static Path write(ServerUnderTest server, String name, byte[] content) throws IOException {
        Path file = server.site().resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    /** Puts a file with a text that nobody can have foreseen into the server's site folder, and returns the text. */
    static String writeText(ServerUnderTest server, String name, Dice dice) throws IOException {
        String text = "<!doctype html>\n<title>" + dice.word() + "</title>\n<p>The word is " + dice.word() + ".\n";
        write(server, name, text.getBytes(StandardCharsets.UTF_8));
        return text;
    }

    /**
     * Expects that the server has done with this connection, by sending one more request: it may break, or end, but not
     * bring an answer. To wait for the close would not do, as an idle connection is closed after a while anyway.
     */
    static void hasEnded(ServerUnderTest server, Wire wire, String reason) {
        int before = wire.transcript().received().length;
        try {
            wire.send(getMore(server, "/")).readToEnd();
        } catch (WireFailure failure) {
            if (failure.timedOut()) {
                throw failure;
            }
        }
        if (wire.transcript().received().length > before) {
            fail("the connection should be closed behind this reply, as " + reason
                    + "; but another request on it was answered");
        }
    }

    /** Sends the request over an open connection, and expects this content with status 200. */
    static void serves(ServerUnderTest server, Wire wire, String target, String content) {
        Reply reply = wire.send(getMore(server, target)).readReply();
        assertThat(reply).as("the file is there").hasStatus(200).hasBody(content);
    }
}
