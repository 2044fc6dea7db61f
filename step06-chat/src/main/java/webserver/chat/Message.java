package webserver.chat;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

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
        throw new UnsupportedOperationException("Task 6.3: take a text (README, Task 3)");
    }
}
