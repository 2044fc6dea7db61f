package webserver.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a body that comes in chunks (RFC 9112, 7.1). */
public final class Chunks {

    private static final int MAX_LINE_BYTES = 8 * 1024;

    // Zeros, a size of less than 4 GiB in hexadecimal digits, and perhaps an extension, which nobody understands.
    private static final Pattern SIZE = Pattern.compile("0*(\\p{XDigit}{1,8})[ \\t]*(;[\\t\\x20-\\x7e\\x80-\\xff]*)?");

    private Chunks() {}

    /**
     * Reads chunks up to the empty one, and the trailer fields behind it, which are left out.
     *
     * @return the content of all chunks together
     * @throws HttpError 400 if they are malformed, 413 if they are more than so many bytes
     */
    public static byte[] read(InputStream in, int maxBytes) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (long size = readSize(in); size > 0; size = readSize(in)) {
            if (body.size() + size > maxBytes) {
                throw RequestBody.tooLarge();
            }
            byte[] chunk = in.readNBytes((int) size);
            body.write(chunk);
            if (chunk.length < size || !readLine(in).isEmpty()) {
                throw malformed();
            }
        }
        skipTrailers(in);
        return body.toByteArray();
    }

    private static long readSize(InputStream in) throws IOException {
        Matcher size = SIZE.matcher(readLine(in));
        if (!size.matches()) {
            throw malformed();
        }
        return Long.parseLong(size.group(1), 16);
    }

    private static void skipTrailers(InputStream in) throws IOException {
        int bytesLeft = MAX_LINE_BYTES;
        for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            bytesLeft -= line.length();
            if (bytesLeft < 0) {
                throw new HttpError(431, "The trailer fields are longer than this server reads.");
            }
        }
    }

    // Only CR LF ends a line here: to let LF pass is to let a request be hidden from one of two servers in a row.
    private static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        while (line.length() < MAX_LINE_BYTES) {
            int next = in.read();
            if (next == -1) {
                throw new EOFException("it left between two chunks");
            }
            if (next == '\r' && in.read() == '\n') {
                return line.toString();
            }
            if (next == '\r' || next == '\n') {
                throw malformed();
            }
            line.append((char) next);
        }
        throw malformed();
    }

    private static HttpError malformed() {
        return new HttpError(400, "The chunks of the body are malformed.");
    }
}
