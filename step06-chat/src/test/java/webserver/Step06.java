package webserver;

import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Lesson;
import gradingkit.check.Task;
import gradingkit.wire.Reply;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The suite of lesson 6, and what its checks have in common. */
@Lesson(
        number = 6,
        title = "Chat",
        tasks = {
            @Task(number = 1, title = "Let people in", needs = "6.1.1"),
            @Task(
                    number = 2,
                    title = "Remember who they are",
                    needs = {"6.1.2", "6.2.1"}),
            @Task(
                    number = 3,
                    title = "Open the common room",
                    needs = {"6.2.1", "6.3.1"}),
            @Task(
                    number = 4,
                    title = "Wait for what is new",
                    needs = {"6.3.3", "6.4.1"}),
            @Task(
                    number = 5,
                    title = "Everyone sees everything once",
                    needs = {"6.3.3"}),
            @Task(
                    number = 6,
                    title = "Say who is here",
                    needs = {"6.2.1", "6.6.1"}),
            @Task(
                    number = 7,
                    title = "Talk over a WebSocket",
                    needs = {"6.3.1", "6.7.1"},
                    bonus = true),
            @Task(
                    number = 8,
                    title = "Lose nothing",
                    needs = {"6.3.3"},
                    bonus = true)
        })
abstract class Step06 {

    /** In how many parts the messages of a suite may come. */
    static final int MOST_PARTS = 2_000;

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

    /** The value that a text is as JSON. */
    static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            return fail("expected JSON; found \"" + start(text) + "\"");
        }
    }

    /** Any value, such as a map, as JSON. */
    static String toJson(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** The whole Set-Cookie field for the session. */
    static Optional<String> sessionCookie(Reply reply) {
        return reply.headers("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("session="))
                .findFirst();
    }

    /** The id of the session that a reply opens. */
    static Optional<String> sessionIn(Reply reply) {
        return sessionCookie(reply)
                .map(cookie ->
                        cookie.substring("session=".length()).split(";", 2)[0].strip())
                .filter(id -> !id.isEmpty());
    }

    /** The id of the session that a reply has to open. */
    static String newSession(Reply reply) {
        return sessionIn(reply)
                .orElseGet(() -> fail("whoever is let in gets a cookie, as in Set-Cookie: session=…; found "
                        + (reply.headers("Set-Cookie").isEmpty() ? "none" : reply.headers("Set-Cookie"))));
    }

    /** Expects a Location that leads to this path, written in whichever way. */
    static void leadsTo(Reply reply, String path) {
        String location = reply.header("Location").orElse("");
        if (!location.replaceFirst("^https?://[^/]+", "").equals(path)) {
            fail("Location should lead to " + path + "; found "
                    + (location.isEmpty() ? "no such field" : "\"" + location + "\""));
        }
    }

    /** Expects the form with its two fields. */
    static void hasForm(Reply reply) {
        boolean complete = Stream.of("username", "password")
                .allMatch(name -> reply.text().matches("(?is).*<input[^>]*\\bname\\s*=\\s*[\"']?" + name + "\\b.*"));
        if (!complete || !reply.text().toLowerCase().contains("<form")) {
            fail("the page should have a form with the fields username and password; found " + start(reply.text()));
        }
        if (reply.text().contains("{{")) {
            fail("nobody should see a placeholder such as {{problem}}: it is filled in before the page is sent");
        }
    }

    /** A text, or its beginning if it is long. */
    static String start(String text) {
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
    }
}
