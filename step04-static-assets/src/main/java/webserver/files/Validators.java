package webserver.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import webserver.http.Request;
import webserver.http.Response;

/**
 * What tells one state of a file from another (RFC 9110, 8.8), so that a client need not fetch what it has.
 *
 * @param entityTag changes whenever the file does; without its quotes
 * @param lastModified when the file changed last, in whole seconds
 */
record Validators(String entityTag, Instant lastModified) {

    /** The validators of the file as it is now. */
    static Validators of(Path file) throws IOException {
        Instant modified = Files.getLastModifiedTime(file).toInstant();
        long nanos = ChronoUnit.NANOS.between(Instant.EPOCH, modified);
        String entityTag = Long.toHexString(nanos) + "-" + Long.toHexString(Files.size(file));
        return new Validators(entityTag, modified.truncatedTo(ChronoUnit.SECONDS));
    }

    // TASK 4.8 Answer 304 to a client that has the file already
    /** The response with ETag and Last-Modified; or, if the request names one of them, status 304 with no body. */
    Response apply(Request request, Response response) {
        return response;
    }
}
