package webserver.chat;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import webserver.http.HttpError;
import webserver.http.Problem;

/**
 * What somebody has said in the room.
 *
 * @param id larger than that of every message before
 * @param author the name of the user
 * @param text 1 to 2,000 characters, as they were typed
 * @param time when the server took it
 */
public record Message(long id, String author, String text, Instant time) {

    private static final int MAX_CHARACTERS = 2_000;

    // TASK 6.3 Take a text
    /**
     * The text in a JSON object such as {@code {"text": "Hello"}}; nothing else in it matters.
     *
     * @throws HttpError 422 if there is none that can be a message
     */
    static String textIn(JsonNode fields) {
        JsonNode text = fields.path("text");
        if (!text.isString() || text.stringValue().isBlank()) {
            throw wrongText("is to be a text that is not blank");
        }
        String value = text.stringValue();
        // Many emoji are two chars in Java, and one character to everybody else.
        if (value.codePointCount(0, value.length()) > MAX_CHARACTERS) {
            throw wrongText("is to have 2,000 characters at most");
        }
        return value;
    }

    private static HttpError wrongText(String message) {
        return new HttpError(List.of(new Problem.FieldError("text", message)));
    }
}
