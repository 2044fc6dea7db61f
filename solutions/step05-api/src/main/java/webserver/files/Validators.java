package webserver.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import webserver.http.Header;
import webserver.http.Request;
import webserver.http.Response;

/**
 * What tells one state of a file from another (RFC 9110, 8.8), so that a client need not fetch what it has.
 *
 * @param entityTag changes whenever the file does; without its quotes
 * @param lastModified when the file changed last, in whole seconds
 */
record Validators(String entityTag, Instant lastModified) {

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern(Response.DATE_PATTERN, Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** The validators of the file as it is now. */
    static Validators of(Path file) throws IOException {
        Instant modified = Files.getLastModifiedTime(file).toInstant();
        long nanos = ChronoUnit.NANOS.between(Instant.EPOCH, modified);
        String entityTag = Long.toHexString(nanos) + "-" + Long.toHexString(Files.size(file));
        return new Validators(entityTag, modified.truncatedTo(ChronoUnit.SECONDS));
    }

    /** The response with ETag and Last-Modified; or, if the request names one of them, status 304 with no body. */
    Response apply(Request request, Response response) {
        String coding =
                response.header("Content-Encoding").map(name -> "-" + name).orElse("");
        Header etag = new Header("ETag", "\"" + entityTag + coding + "\"");
        Header date = new Header("Last-Modified", HTTP_DATE.format(lastModified));
        if (!isKnown(request, etag.value())) {
            return response.with(etag, date);
        }
        Response notModified = Response.empty(304, etag, date);
        return response.header("Vary")
                .map(vary -> notModified.with(new Header("Vary", vary)))
                .orElse(notModified);
    }

    // RFC 9110, 13.2.2: the entity tag is the better witness, so that with it the date does not count
    private boolean isKnown(Request request, String etag) {
        List<String> tags = request.values("If-None-Match");
        if (!tags.isEmpty()) {
            return Stream.of(String.join(",", tags).split(","))
                    .map(tag -> tag.strip().replaceFirst("^W/", ""))
                    .anyMatch(tag -> tag.equals(etag) || tag.equals("*"));
        }
        return request.header("If-Modified-Since").map(this::isSince).orElse(false);
    }

    private boolean isSince(String date) {
        try {
            return !lastModified.isAfter(HTTP_DATE.parse(date, Instant::from));
        } catch (DateTimeParseException e) { // RFC 9110, 13.1.3: what is no date does not count
            return false;
        }
    }
}
