package webserver.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Reads what follows the header section of a request (RFC 9112, 6). */
final class RequestBody {

    private RequestBody() {}

    // TASK 5.2 Read the body
    /**
     * Reads the whole body, and no byte behind it.
     *
     * @param out for the answer to {@code Expect: 100-continue}
     * @return no bytes if there is none
     * @throws HttpError 400 if its end is in doubt, 411 if a length is missing, 413 if there is more than 1 MiB
     * @throws EOFException if the client leaves before the end
     */
    static byte[] read(Request request, InputStream in, OutputStream out) throws IOException {
        return new byte[0];
    }

    /** What a body with too many bytes gets. */
    static HttpError tooLarge() {
        return new HttpError(413, "The body is too large.");
    }
}
