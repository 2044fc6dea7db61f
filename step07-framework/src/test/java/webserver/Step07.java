package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Lesson;
import gradingkit.check.Task;
import gradingkit.text.Excerpt;
import gradingkit.wire.Json;
import gradingkit.wire.Reply;

/** The suite of lesson 7, and what its checks have in common. */
@Lesson(
        number = 7,
        written = "access.log",
        title = "Framework",
        tasks = {
            @Task(number = 1, title = "Find the handler", needs = "7.1.1"),
            @Task(number = 2, title = "Give the handler its context", needs = "7.1.1"),
            @Task(number = 3, title = "Hooks and errors", needs = "7.1.1"),
            @Task(number = 4, title = "Fill in templates", needs = "7.4.1"),
            @Task(
                    number = 5,
                    title = "Forms and sessions",
                    needs = {"7.1.1", "7.5.1"}),
            @Task(number = 6, title = "Write the app", needs = "7.1.1"),
            @Task(
                    number = 8,
                    title = "WebSocket routes",
                    needs = {"7.1.1", "7.8.1"},
                    bonus = true),
            @Task(number = 9, title = "A test client", needs = "7.9.1", bonus = true)
        })
abstract class Step07 {

    /** Expects this text. */
    static void hasText(Reply reply, String expected) {
        assertThat(reply).hasStatus(200);
        if (!reply.text().equals(expected)) {
            fail("expected the text " + Json.text(expected) + "; found " + Json.text(Excerpt.of(reply.text())));
        }
    }
}
