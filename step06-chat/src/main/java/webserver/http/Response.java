package webserver.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the server sends back (RFC 9112, 4).
 *
 * @param status the status code, such as 200
 * @param headers the header fields, but for those that every response has
 * @param body the body, which is empty if the status allows none
 * @param next what is spoken after this response, or null if it goes on with HTTP
 */
public record Response(int status, List<Header> headers, Body body, Protocol next) {

    /** How the client learns where the body ends (RFC 9112, 6.3). */
    enum Framing {
        NO_BODY,
        CONTENT_LENGTH,
        CHUNKED,
        CLOSE
    }

    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(101, "Switching Protocols"),
            Map.entry(200, "OK"),
            Map.entry(201, "Created"),
            Map.entry(204, "No Content"),
            Map.entry(206, "Partial Content"),
            Map.entry(301, "Moved Permanently"),
            Map.entry(303, "See Other"),
            Map.entry(304, "Not Modified"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(408, "Request Timeout"),
            Map.entry(409, "Conflict"),
            Map.entry(411, "Length Required"),
            Map.entry(412, "Precondition Failed"),
            Map.entry(413, "Content Too Large"),
            Map.entry(414, "URI Too Long"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(416, "Range Not Satisfiable"),
            Map.entry(422, "Unprocessable Content"),
            Map.entry(426, "Upgrade Required"),
            Map.entry(428, "Precondition Required"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(431, "Request Header Fields Too Large"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(505, "HTTP Version Not Supported"));

    /** How a date stands in a field, such as Sun, 06 Nov 1994 08:49:37 GMT (RFC 9110, 5.6.7). */
    public static final String DATE_PATTERN = "EEE, dd MMM yyyy HH:mm:ss 'GMT'";

    private static final Body NOTHING = new Body.Bytes(new byte[0]);

    private static final Clock CLOCK = new Clock(DATE_PATTERN, ZoneOffset.UTC);

    /** @throws IllegalArgumentException if the status is none of a final response (RFC 9110, 15) */
    public Response {
        if ((status < 200 || status > 599) && next == null) {
            throw new IllegalArgumentException("No response has the status " + status + ".");
        }
        if (status == 204 || status == 304) {
            body = NOTHING; // RFC 9110, 6.4.1: or the client would take it for the next response
        }
    }

    /** A response after which it goes on with HTTP. */
    public Response(int status, List<Header> headers, Body body) {
        this(status, headers, body, null);
    }

    /** A response with an HTML page, in UTF-8, for its body. */
    public static Response html(int status, String page, Header... more) {
        List<Header> headers = new ArrayList<>(List.of(more));
        headers.add(new Header("Content-Type", "text/html; charset=utf-8"));
        return new Response(status, headers, new Body.Bytes(page.getBytes(StandardCharsets.UTF_8)));
    }

    /** A response without a body. */
    public static Response empty(int status, Header... headers) {
        return new Response(status, List.of(headers), NOTHING);
    }

    /** Has the browser go on with a GET to another path, so that a reload sends no form twice (RFC 9110, 15.4.4). */
    public static Response seeOther(String location) {
        return empty(303, new Header("Location", location));
    }

    /** The last response in HTTP on a connection that goes over to another protocol (RFC 9110, 15.2.2). */
    public static Response switchTo(Protocol next, Header... headers) {
        return new Response(101, List.of(headers), NOTHING, next);
    }

    /** The words that go with a status code; people read them, programs do not. */
    static String reasonOf(int status) {
        return REASONS.getOrDefault(status, "");
    }

    /** The value of the header field of this name. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** The same response with more header fields. */
    public Response with(Header... more) {
        List<Header> all = new ArrayList<>(headers);
        all.addAll(List.of(more));
        return new Response(status, all, body, next);
    }

    /** Sends the status line, the header section and, if there is to be one, the body. */
    void writeTo(OutputStream out, Request request, boolean staysOpen) throws IOException {
        Framing framing = framing(request);
        out.write(head(framing, staysOpen).getBytes(StandardCharsets.ISO_8859_1));
        if (sendsBody(request)) {
            writeBody(out, framing);
        }
        out.flush();
    }

    /** Whether the body is sent at all: never to a HEAD (RFC 9110, 9.3.2). */
    boolean sendsBody(Request request) {
        return !request.method().equals("HEAD");
    }

    /** Chunked if the length is not known beforehand; but HTTP/1.0 knows no chunks, so that the close ends the body. */
    Framing framing(Request request) {
        if (status == 101 || status == 204 || status == 304) {
            return Framing.NO_BODY;
        }
        if (body.length() != Body.UNKNOWN) {
            return Framing.CONTENT_LENGTH;
        }
        return request.version().equals("HTTP/1.0") ? Framing.CLOSE : Framing.CHUNKED;
    }

    private String head(Framing framing, boolean staysOpen) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " " + reasonOf(status) + "\r\n");
        for (Header header : headers) {
            appendTo(head, header.name(), header.value());
        }
        if (framing == Framing.CONTENT_LENGTH) {
            appendTo(head, "Content-Length", String.valueOf(body.length()));
        } else if (framing == Framing.CHUNKED) {
            appendTo(head, "Transfer-Encoding", "chunked");
        }
        appendTo(head, "Date", CLOCK.now());
        if (!staysOpen) {
            appendTo(head, "Connection", "close");
        }
        return head.append("\r\n").toString();
    }

    private static void appendTo(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    private void writeBody(OutputStream out, Framing framing) throws IOException {
        if (framing == Framing.CHUNKED) {
            ChunkedOutput chunks = new ChunkedOutput(out);
            OutputStream collected = new BufferedOutputStream(chunks); // or each small write is a chunk
            body.writeTo(collected);
            collected.flush();
            chunks.finish();
        } else {
            body.writeTo(out);
        }
    }
}
