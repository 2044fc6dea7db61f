package webserver.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Reads what follows the header section of a request (RFC 9112, 6). */
final class RequestBody {

    private static final int MAX_BYTES = 1024 * 1024;

    // They are nothing without a body, so that one without a length is a mistake (RFC 9110, 15.5.12).
    private static final Set<String> METHODS_WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private RequestBody() {}

    /**
     * Reads the whole body, and no byte behind it.
     *
     * @param out for the answer to {@code Expect: 100-continue}
     * @return no bytes if there is none
     * @throws HttpError 400 if its end is in doubt, 411 if a length is missing, 413 if there is more than 1 MiB
     * @throws EOFException if the client leaves before the end
     */
    static byte[] read(Request request, InputStream in, OutputStream out) throws IOException {
        boolean chunked = isChunked(request);
        long length = length(request);
        if (length > MAX_BYTES) {
            throw tooLarge();
        }
        if (!chunked && length <= 0) {
            return new byte[0];
        }
        if (request.lists("Expect", "100-continue") && !request.version().equals("HTTP/1.0")) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        return chunked ? Chunks.read(in, MAX_BYTES) : readExactly(in, (int) length);
    }

    // RFC 9112, 6.1: whoever could read it in another way may not be given the chance
    private static boolean isChunked(Request request) {
        List<String> codings = request.values("Transfer-Encoding");
        if (codings.isEmpty()) {
            return false;
        }
        String coding = String.join(",", codings);
        boolean both = !request.values("Content-Length").isEmpty();
        if (both || request.version().equals("HTTP/1.0") || coding.matches("(?i)(.*,)?\\s*chunked\\s*,.*")) {
            throw inDoubt();
        }
        if (!coding.equalsIgnoreCase("chunked")) {
            throw new HttpError(501, "This server knows no transfer coding but chunked.");
        }
        return true;
    }

    private static long length(Request request) {
        List<String> lengths = request.values("Content-Length");
        if (lengths.isEmpty()) {
            boolean missing = METHODS_WITH_BODY.contains(request.method())
                    && request.values("Transfer-Encoding").isEmpty();
            if (missing) {
                throw new HttpError(411, "Say how long the body is, with Content-Length.");
            }
            return -1;
        }
        String length = lengths.get(0);
        if (lengths.size() > 1 || !length.matches("\\d+")) { // RFC 9112, 6.3
            throw inDoubt();
        }
        return length.length() > 18 ? Long.MAX_VALUE : Long.parseLong(length); // RFC 9110, 8.6: beware of overflow
    }

    private static byte[] readExactly(InputStream in, int length) throws IOException {
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("it left before its body was complete");
        }
        return body;
    }

    private static HttpError inDoubt() {
        return new HttpError(400, "Where the body ends is in doubt.");
    }

    /** What a body with too many bytes gets. */
    static HttpError tooLarge() {
        return new HttpError(413, "The body is too large.");
    }
}
