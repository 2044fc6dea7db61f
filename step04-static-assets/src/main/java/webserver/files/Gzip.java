package webserver.files;

import java.io.IOException;
import java.io.OutputStream;
import webserver.http.Body;
import webserver.http.Request;
import webserver.http.Response;

/**
 * A body that is compressed while it is sent (RFC 9110, 8.4.1.3).
 *
 * @param plain the body as it is on the disk
 */
record Gzip(Body plain) implements Body {

    // TASK 4.10 Compress text for those who understand it
    /** The same response with a compressed body, if it is text and the client takes gzip; pictures gain nothing. */
    static Response apply(Request request, Response response) {
        return response;
    }

    @Override
    public long length() {
        return UNKNOWN;
    }

    // TASK 4.10 Compress
    @Override
    public void writeTo(OutputStream out) throws IOException {
        throw new UnsupportedOperationException("Task 4.10: compress what is written (README, Task 10)");
    }
}
