package gradingkit.wire;

import static org.assertj.core.api.Assertions.fail;

import gradingkit.text.Excerpt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values as JSON, and what a server sends as such. */
public final class Json {

    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    /**
     * The value in the body of a reply.
     *
     * @throws AssertionError if the body is no JSON
     */
    public static JsonNode in(Reply reply) {
        try {
            return MAPPER.readTree(reply.body());
        } catch (JacksonException e) {
            return fail("the body should be JSON, but it is \"" + Excerpt.of(reply.text()) + "\"");
        }
    }

    /**
     * The value that a text stands for.
     *
     * @throws AssertionError if it is no JSON
     */
    public static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            return fail("expected JSON; found \"" + Excerpt.of(text) + "\"");
        }
    }

    /** Any value, such as a record or a map, as the text of its JSON. */
    public static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** Any value, such as a record or a map, as JSON. */
    public static JsonNode value(Object value) {
        return MAPPER.readTree(text(value)); // as it would arrive: 1L and 1 are the same number
    }
}
