package gradingkit.report;

import static gradingkit.wire.KitAssertions.assertThat;

import gradingkit.check.Check;
import gradingkit.check.Lesson;
import gradingkit.check.Task;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Reply;

/** A suite of a made-up lesson, small enough to be read with its reports. */
@Lesson(
        number = 9,
        title = "A sample",
        tasks = {
            @Task(number = 1, title = "Greet"),
            @Task(number = 2, title = "Say what is missing", needs = "9.1.1"),
            @Task(number = 3, title = "Go further", needs = "9.1.1", bonus = true)
        })
class SampleChecks {

    @Check(id = "9.1.1", says = "A greeting is answered", points = 40, why = "the lesson: a server answers")
    void greets(ServerUnderTest server) {
        assertThat(server.get("/ada")).hasStatus(200).hasMediaType("text/plain");
    }

    @Check(id = "9.1.2", says = "The next one, too", points = 20, why = "the lesson: a server goes on", needs = "9.1.1")
    void goesOn(ServerUnderTest server) {
        assertThat(server.get("/grace")).hasStatus(200);
    }

    @Check(id = "9.2.1", says = "A missing page gets status 404", points = 40, why = "RFC 9110, 15.5.5")
    void missing(ServerUnderTest server) {
        Reply reply = server.send("GET /missing HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        assertThat(reply).as("there is no such page").hasStatus(404).hasHeader("Connection", "close");
    }

    @Check(id = "9.3.1", says = "The greeting is friendly", points = 10, why = "the lesson, Going further")
    void friendly(ServerUnderTest server) {
        assertThat(server.get("/linus")).bodyContains("linus");
    }
}
