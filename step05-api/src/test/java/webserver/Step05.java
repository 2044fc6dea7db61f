package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Lesson;
import gradingkit.check.Task;
import gradingkit.server.ServerUnderTest;
import gradingkit.text.Excerpt;
import gradingkit.wire.Json;
import gradingkit.wire.Reply;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The suite of lesson 5, and what its checks have in common. */
@Lesson(
        number = 5,
        written = "access.log",
        title = "API",
        tasks = {
            @Task(number = 1, title = "Find handlers by their routes", needs = "5.1.1"),
            @Task(
                    number = 2,
                    title = "Read request bodies",
                    needs = {"5.1.1", "5.2.1"}),
            @Task(number = 3, title = "Give parameters back", needs = "5.1.1"),
            @Task(number = 4, title = "Be the client"),
            @Task(number = 5, title = "Search while somebody types", needs = "5.2.1"),
            @Task(
                    number = 6,
                    title = "Create, read, replace, delete",
                    needs = {"5.2.1", "5.6.1"}),
            @Task(
                    number = 7,
                    title = "Change a part",
                    needs = {"5.6.1", "5.7.1"},
                    bonus = true),
            @Task(number = 8, title = "Overwrite nothing unseen", needs = "5.6.1", bonus = true),
            @Task(
                    number = 9,
                    title = "Let other sites in",
                    needs = {"5.1.1", "5.9.1"},
                    bonus = true)
        })
abstract class Step05 {

    /** The value that a text in JSON stands for; apostrophes may be written for quotation marks. */
    static JsonNode parse(String json) {
        return Json.parse(json.replace('\'', '"'));
    }

    /** Expects an error in the form of RFC 9457. */
    static void isProblem(Reply reply) {
        assertThat(reply).as("errors of the API are problem details").hasMediaType("application/problem+json");
        JsonNode problem = Json.in(reply);
        if (!problem.path("title").isString() && !problem.path("detail").isString()) {
            fail("problem details say in title or detail what is wrong; these have neither: "
                    + Excerpt.of(problem.toString()));
        }
        if (!problem.path("status").isNumber() || problem.path("status").intValue() != reply.status()) {
            fail("the status in the problem details should be the number " + reply.status() + ", like the status"
                    + " code; found " + Excerpt.of(problem.toString()));
        }
    }

    /** The same, of a server whose errors have that form: whether they have, is told by 5.1.2. */
    static void isProblemToo(ServerUnderTest server, Reply reply) {
        String elsewhere =
                server.get("/api/there/is/no/such").header("Content-Type").orElse("");
        if (elsewhere.toLowerCase(Locale.ROOT).startsWith("application/problem+json")) {
            isProblem(reply);
        }
    }

    /** What a field that is a list names. */
    static List<String> items(Reply reply, String field) {
        return reply.headers(field).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .toList();
    }

    /** Expects a field that names these methods, and perhaps others. */
    static void names(Reply reply, String field, String... methods) {
        List<String> found = items(reply, field);
        if (!found.containsAll(Arrays.asList(methods))) {
            fail("the field " + field + " should name " + String.join(" and ", methods) + "; found "
                    + (found.isEmpty() ? "no such field" : String.join(", ", found)));
        }
    }
}
