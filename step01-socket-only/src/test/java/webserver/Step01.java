package webserver;

import static gradingkit.wire.KitAssertions.assertThat;

import gradingkit.check.Dice;
import gradingkit.check.Lesson;
import gradingkit.check.Task;
import gradingkit.server.ServerUnderTest;

/** Grades step 1. Each check of tasks 1 to 3 has a server of its own, because before task 4 it serves one client only. */
@Lesson(
        number = 1,
        title = "Socket only",
        tasks = {
            @Task(number = 0, title = "Look at a finished server"),
            @Task(
                    number = 1,
                    title = "Listen on host and port",
                    needs = {"1.1.1"}),
            @Task(
                    number = 2,
                    title = "Accept a client and read",
                    needs = {"1.1.1", "1.2.1"}),
            @Task(
                    number = 3,
                    title = "Answer with a page",
                    needs = {"1.2.1", "1.3.1"}),
            @Task(
                    number = 4,
                    title = "Go on with the next client",
                    needs = {"1.3.1", "1.4.1"})
        })
abstract class Step01 {

    static final String HOST = "127.0.0.1";

    /** A small, correct request for a page of this name; the lesson's server has one page for all names. */
    static String request(ServerUnderTest server, String name) {
        return "GET /" + name + " HTTP/1.1\r\nHost: " + server.hostHeader() + "\r\nConnection: close\r\n\r\n";
    }

    /** Two ordinary clients are served, one after the other. */
    static void serveTwo(ServerUnderTest server, Dice dice) {
        assertThat(server.send(request(server, dice.word()))).hasStatus(200);
        assertThat(server.send(request(server, dice.word()))).hasStatus(200);
    }
}
