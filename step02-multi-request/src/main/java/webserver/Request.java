package webserver;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client asks for (RFC 9112, 3 and 5).
 *
 * @param method what to do, such as GET; upper and lower case differ
 * @param target what to do it with, as it was sent, such as /hello?name=Ada
 * @param version the client's version of HTTP, such as HTTP/1.1
 * @param headers the header fields, in the order in which they came
 */
public record Request(String method, String target, String version, List<Header> headers) {

    private static final int MAX_HEAD_BYTES = 8 * 1024;
    private static final int MAX_TARGET_BYTES = 4 * 1024;

    /**
     * Makes a request of what {@link #readHead} has read.
     *
     * @throws HttpError if it is none that this server understands
     */
    static Request parse(List<String> head) {
        List<Header> headers = parseHeaders(head.subList(1, head.size()));
        Request request = parseRequestLine(head.get(0), headers);
        request.check();
        return request;
    }

    // TASK 2.1 Read up to the empty line
    /**
     * Reads the request line and the header section, however their bytes arrive, and no byte behind the empty line.
     *
     * @return the lines before the empty line, without their line ends, a character for each byte
     * @throws HttpError if no empty line comes within 8 KiB
     * @throws EOFException if the client left before the empty line
     */
    static List<String> readHead(InputStream in) throws IOException {
        throw new UnsupportedOperationException("Task 2.1: read up to the empty line (README, Task 1)");
    }

    // TASK 2.1 Take the request line apart
    /**
     * Makes a request of its first line, such as {@code GET /hello?name=Ada HTTP/1.1}.
     *
     * @throws HttpError if the line has another form
     */
    static Request parseRequestLine(String line, List<Header> headers) {
        throw new UnsupportedOperationException("Task 2.1: take the request line apart (README, Task 1)");
    }

    // TASK 2.2 Take the header fields apart
    /**
     * Makes a header of each line, such as {@code Accept: text/html}.
     *
     * @throws HttpError if a line has another form
     */
    static List<Header> parseHeaders(List<String> lines) {
        return List.of();
    }

    // TASK 2.2 Find a header field
    /** The value of the first header field of this name, in whichever case the client wrote the name. */
    Optional<String> header(String name) {
        return Optional.empty();
    }

    // TASK 2.3 The path
    /**
     * The part of the target before the question mark, decoded.
     *
     * @throws HttpError if it is no path
     */
    String path() {
        return target;
    }

    // TASK 2.3 The query
    /** The parameters behind the question mark, decoded: each name with its values in the order in which they came. */
    Map<String, List<String>> query() {
        return Map.of();
    }

    // TASK 2.3 Percent-decoding
    /**
     * Replaces each {@code %41} by the byte that it stands for, and reads the bytes as UTF-8.
     *
     * @throws HttpError if a percent sign is not followed by two hexadecimal digits
     */
    static String decode(String text) {
        return text;
    }

    // TASK 2.5 Refuse what this server cannot serve
    /** @throws HttpError if the target is too long, the version is another, or the Host is missing or there twice */
    void check() {
    }
}
