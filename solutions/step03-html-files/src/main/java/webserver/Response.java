package webserver;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the server sends back (RFC 9112, 4).
 *
 * @param status the status code, such as 200
 * @param headers the header fields, but for those that every response has
 * @param body the body, in bytes
 */
public record Response(int status, List<Header> headers, byte[] body) {

    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(400, "Bad Request"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(408, "Request Timeout"),
            Map.entry(414, "URI Too Long"),
            Map.entry(431, "Request Header Fields Too Large"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"),
            Map.entry(505, "HTTP Version Not Supported"));

    // RFC 9110, 5.6.7: such as "Sun, 06 Nov 1994 08:49:37 GMT"
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    /** A response with an HTML page, in UTF-8, for its body. */
    static Response html(int status, String page, Header... more) {
        List<Header> headers = new ArrayList<>(List.of(more));
        headers.add(new Header("Content-Type", "text/html; charset=utf-8"));
        return new Response(status, headers, page.getBytes(StandardCharsets.UTF_8));
    }

    /** The words that go with a status code; people read them, programs do not. */
    static String reasonOf(int status) {
        return REASONS.getOrDefault(status, "");
    }

    /** Sends the status line, the header section and the body. */
    void writeTo(OutputStream out) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " " + reasonOf(status) + "\r\n");
        for (Header header : headers) {
            appendTo(head, header.name(), header.value());
        }
        appendTo(head, "Content-Length", String.valueOf(body.length));
        appendTo(head, "Date", HTTP_DATE.format(ZonedDateTime.now(ZoneOffset.UTC)));
        appendTo(head, "Connection", "close");
        head.append("\r\n");
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
    }

    private static void appendTo(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }
}
