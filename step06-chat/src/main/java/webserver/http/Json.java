package webserver.http;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON in requests and responses (RFC 8259); Jackson reads and writes it. */
public final class Json {

    /** What JSON is called in Content-Type (RFC 8259). */
    public static final String MEDIA_TYPE = "application/json";

    /** Reads and writes JSON; for any number of threads. */
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    /** A response with a value, such as a record or a list, as JSON. */
    public static Response response(int status, Object value, Header... headers) {
        return response(status, MEDIA_TYPE, value, headers);
    }

    /** A response with a value as JSON of a certain kind. */
    public static Response response(int status, String mediaType, Object value, Header... more) {
        List<Header> headers = new ArrayList<>(List.of(more));
        headers.add(new Header("Content-Type", mediaType));
        headers.add(new Header("X-Content-Type-Options", "nosniff")); // or <script> in a text might be taken for HTML
        headers.add(new Header("Cache-Control", "no-store"));
        return new Response(status, headers, new Body.Bytes(MAPPER.writeValueAsBytes(value)));
    }

    /**
     * The JSON object in the body of a request.
     *
     * @param mediaType what the Content-Type has to say
     * @throws HttpError 415 if it says something else, 400 if the body is no JSON, 422 if it is JSON, but no object
     */
    public static JsonNode readObject(Request request, String mediaType) {
        if (!request.mediaType().equals(mediaType)) {
            throw new HttpError(415, "Send " + mediaType + ".", new Header("Accept", mediaType));
        }
        JsonNode value = parse(request.body());
        if (!value.isObject()) {
            throw new HttpError(422, "Send a JSON object.");
        }
        return value;
    }

    private static JsonNode parse(byte[] json) {
        try {
            JsonNode value = MAPPER.readTree(json);
            if (value.isMissingNode()) {
                throw new HttpError(400, "The body is empty, and no JSON.");
            }
            return value;
        } catch (JacksonException e) {
            throw new HttpError(400, "The body is no JSON: " + e.getOriginalMessage());
        }
    }
}
