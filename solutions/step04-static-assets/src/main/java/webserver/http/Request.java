package webserver.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a client asks for (RFC 9112, 3 and 5).
 *
 * @param method what to do, such as GET; upper and lower case differ
 * @param target what to do it with, as it was sent, such as /hello?name=Ada
 * @param version the client's version of HTTP, such as HTTP/1.1
 * @param headers the header fields, in the order in which they came
 */
public record Request(String method, String target, String version, List<Header> headers) {

    // RFC 9110, 9.1, and RFC 5789
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

    // RFC 9110, 5.6.2
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    // RFC 9110, 5.5: no control characters but the tab
    private static final Pattern TEXT = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");
    private static final Pattern VERSION = Pattern.compile("HTTP/\\d\\.\\d");

    // RFC 9112, 3.2: a host, and perhaps a port
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[0-9A-Za-z._~!$&'()*+;=%-]*)(:\\d{0,5})?");

    // RFC 9110, 8.6; with 18 digits, it fits into a long
    private static final Pattern LENGTH = Pattern.compile("\\d{0,18}");
    // RFC 9112, 6.1: chunked is applied once, and last
    private static final Pattern CHUNKED_EARLY = Pattern.compile("(?i)(.*,)?\\s*chunked\\s*,.*");

    private static final int MAX_HEAD_BYTES = 16 * 1024;
    private static final int MAX_TARGET_BYTES = 8_000; // RFC 9112, 3

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

    /**
     * Reads the request line and the header section, however their bytes arrive, and no byte behind the empty line.
     *
     * @return the lines before the empty line, without their line ends, a character for each byte
     * @throws HttpError if no empty line comes within 16 KiB
     * @throws EOFException if the client left before the empty line
     */
    public static List<String> readHead(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        int bytesLeft = MAX_HEAD_BYTES;
        while (true) {
            String line = readLine(in, bytesLeft);
            bytesLeft -= line.length();
            if (!line.endsWith("\n")) {
                throw new HttpError(lines.isEmpty() ? 414 : 431, "The request is longer than this server reads.");
            }
            String text = line.substring(0, line.length() - (line.endsWith("\r\n") ? 2 : 1));
            if (!text.isEmpty()) {
                lines.add(text);
            } else if (!lines.isEmpty()) { // RFC 9112, 2.2: empty lines before the request line are ignored
                return lines;
            }
        }
    }

    private static String readLine(InputStream in, int maxBytes) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = 0;
        while (next != '\n' && line.length() < maxBytes) {
            next = in.read();
            if (next == -1) {
                throw new EOFException("it left before its request was complete");
            }
            line.append((char) next);
        }
        return line.toString();
    }

    /**
     * Makes a request of its first line, such as {@code GET /hello?name=Ada HTTP/1.1}.
     *
     * @throws HttpError if the line has another form
     */
    static Request parseRequestLine(String line, List<Header> headers) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !matches(TOKEN, parts[0]) || !matches(TEXT, parts[1]) || !matches(VERSION, parts[2])) {
            throw new HttpError(400, "The request line is not a method, a target and a version.");
        }
        return new Request(parts[0], parts[1], parts[2], headers);
    }

    /**
     * Makes a header of each line, such as {@code Accept: text/html}.
     *
     * @throws HttpError if a line has another form
     */
    public static List<Header> parseHeaders(List<String> lines) {
        List<Header> headers = new ArrayList<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            // RFC 9112, 5.1 and 5.2: no white space before the colon, and none at the start of the line
            if (colon == -1 || !matches(TOKEN, line.substring(0, colon)) || !matches(TEXT, line.substring(colon + 1))) {
                throw new HttpError(400, "A header field is not a name, a colon and a value.");
            }
            String value = line.substring(colon + 1).strip();
            headers.add(new Header(line.substring(0, colon), value));
        }
        return headers;
    }

    /** The value of the first header field of this name, in whichever case the client wrote the name. */
    public Optional<String> header(String name) {
        return values(name).stream().findFirst();
    }

    /** The values of all header fields of this name. */
    public List<String> values(String name) {
        List<String> values = new ArrayList<>();
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                values.add(header.value());
            }
        }
        return values;
    }

    /** Whether a header field whose value is a list, such as {@code Connection: close, TE}, has this item in it. */
    public boolean lists(String name, String item) {
        return values(name).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .anyMatch(each -> each.strip().equalsIgnoreCase(item));
    }

    /** Whether a body follows the header section; this server does not read it. */
    boolean hasBody() {
        return header("Transfer-Encoding").isPresent()
                || header("Content-Length").map(length -> !length.equals("0")).orElse(false);
    }

    /**
     * The part of the target before the question mark, decoded.
     *
     * @throws HttpError if it is no path
     */
    public String path() {
        String path = pathAndQuery().split("\\?", 2)[0];
        if (!path.startsWith("/")) {
            throw new HttpError(400, "The target does not begin with a slash.");
        }
        return decode(path);
    }

    // RFC 9112, 3.2.2: a target may be a whole URI, such as http://127.0.0.1:8000/hello
    private String pathAndQuery() {
        if (target.startsWith("/")) {
            return target;
        }
        String rest = target.replaceFirst("^(?i)https?://[^/?]*", "");
        return rest.isEmpty() || rest.startsWith("?") ? "/" + rest : rest;
    }

    /** The parameters behind the question mark, decoded: each name with its values in the order in which they came. */
    public Map<String, List<String>> query() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        String[] parts = pathAndQuery().split("\\?", 2);
        if (parts.length == 2) {
            for (String parameter : parts[1].split("&")) {
                addTo(parameters, parameter.replace('+', ' '));
            }
        }
        return parameters;
    }

    private static void addTo(Map<String, List<String>> parameters, String parameter) {
        if (!parameter.isEmpty()) {
            String[] nameAndValue = parameter.split("=", 2);
            List<String> values = parameters.computeIfAbsent(decode(nameAndValue[0]), name -> new ArrayList<>());
            values.add(nameAndValue.length == 2 ? decode(nameAndValue[1]) : "");
        }
    }

    /**
     * Replaces each {@code %41} by the byte that it stands for, and reads the bytes as UTF-8.
     *
     * @throws HttpError if a percent sign is not followed by two hexadecimal digits
     */
    public static String decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                bytes.write(hexByte(text, i + 1));
                i += 2;
            } else {
                bytes.write(text.charAt(i));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Replaces each byte of the text in UTF-8 that could mean something in a URI by {@code %41} and the like. */
    public static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            String unreserved = Character.toString(b & 0xff);
            encoded.append(unreserved.matches("[A-Za-z0-9._~-]") ? unreserved : "%%%02X".formatted(b));
        }
        return encoded.toString(); // RFC 3986, 2.3
    }

    private static int hexByte(String text, int start) {
        String digits = text.substring(start, Math.min(start + 2, text.length()));
        if (!digits.matches("\\p{XDigit}{2}")) { // RFC 3986, 2.1
            throw new HttpError(400, "A percent sign is not followed by two hexadecimal digits.");
        }
        return Integer.parseInt(digits, 16);
    }

    /** @throws HttpError 501 if this server does not know the method at all */
    public void refuseUnknownMethod() {
        if (!METHODS.contains(method)) {
            throw new HttpError(501, "This server does not know the method " + method + ".");
        }
    }

    /** @throws HttpError if the target is too long, the version is another, or the Host or the body's length is in doubt */
    void check() {
        if (target.length() > MAX_TARGET_BYTES) {
            throw new HttpError(414, "The target is longer than 8,000 bytes.");
        }
        if (!version.startsWith("HTTP/1.")) {
            throw new HttpError(505, "This server speaks HTTP/1.1 and HTTP/1.0.");
        }
        checkHost();
        checkLength();
    }

    // RFC 9112, 3.2
    private void checkHost() {
        List<String> hosts = values("Host");
        if (hosts.size() > 1 || hosts.isEmpty() && !version.equals("HTTP/1.0")) {
            throw new HttpError(400, "A request has one Host field.");
        }
        if (!hosts.stream().allMatch(host -> matches(HOST, host))) {
            throw new HttpError(400, "The Host is none.");
        }
    }

    // RFC 9112, 6.1 and 6.3: where a body ends must be beyond doubt, even if nobody reads it
    private void checkLength() {
        List<String> lengths = values("Content-Length");
        String codings = String.join(",", values("Transfer-Encoding"));
        boolean both = !lengths.isEmpty() && !codings.isEmpty();
        boolean isLength = lengths.size() <= 1 && matches(LENGTH, String.join("", lengths));
        if (both || !isLength || matches(CHUNKED_EARLY, codings)) {
            throw new HttpError(400, "The length of the request's body is in doubt.");
        }
        if (!codings.isEmpty() && !codings.equalsIgnoreCase("chunked")) {
            throw new HttpError(501, "This server knows no transfer coding but chunked.");
        }
    }

    private static boolean matches(Pattern pattern, String text) {
        return pattern.matcher(text).matches();
    }
}
