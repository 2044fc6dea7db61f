package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Lesson;
import gradingkit.check.Task;
import gradingkit.wire.Reply;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The suite of lesson 7, and what its checks have in common. */
@Lesson(
        number = 7,
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
            @Task(
                    number = 6,
                    title = "Write the app",
                    needs = {"7.1.1", "7.5.1"}),
            @Task(
                    number = 8,
                    title = "WebSocket routes",
                    needs = {"7.1.1", "7.8.1"},
                    bonus = true),
            @Task(number = 9, title = "A test client", needs = "7.9.1", bonus = true)
        })
abstract class Step07 {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int MOST_SHOWN = 120;

    /** The value that a reply has as JSON in its body. */
    static JsonNode json(Reply reply) {
        try {
            return MAPPER.readTree(reply.body());
        } catch (JacksonException e) {
            return fail("the body should be JSON, but it is \"" + start(reply.text()) + "\"");
        }
    }

    /** Any value, such as a map, as JSON. */
    static String toJson(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** Expects this JSON, in whichever order and layout. */
    static void hasJson(Reply reply, Object expected) {
        assertThat(reply).hasStatus(200).hasMediaType("application/json");
        JsonNode wanted = MAPPER.readTree(toJson(expected));
        if (!json(reply).equals(wanted)) {
            fail("expected the JSON " + wanted + "; found " + start(reply.text()));
        }
    }

    /** Expects this text. */
    static void hasText(Reply reply, String expected) {
        assertThat(reply).hasStatus(200);
        if (!reply.text().equals(expected)) {
            fail("expected the text " + toJson(expected) + "; found " + toJson(start(reply.text())));
        }
    }

    /** Expects a Location that leads to this path, written in whichever way. */
    static void leadsTo(Reply reply, String path) {
        String location = reply.header("Location").orElse("");
        if (!location.replaceFirst("^https?://[^/]+", "").equals(path)) {
            fail("Location should lead to " + path + "; found "
                    + (location.isEmpty() ? "no such field" : "\"" + location + "\""));
        }
    }

    /** A text, or its beginning if it is long. */
    static String start(String text) {
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
    }
}
