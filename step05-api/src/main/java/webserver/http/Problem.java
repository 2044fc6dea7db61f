package webserver.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * An error as a program can read it (RFC 9457); its type is "about:blank", which need not be said.
 *
 * @param title the words that go with the status code
 * @param status the status code
 * @param detail one plain sentence on what went wrong this time
 * @param errors what is wrong with which field of a JSON object
 */
public record Problem(
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

    /** What problem details are called in Content-Type (RFC 9457). */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * A field that is not as it should be.
     *
     * @param field its name
     * @param message what it should be
     */
    public record FieldError(String field, String message) {}
}
