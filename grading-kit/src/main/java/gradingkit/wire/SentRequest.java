package gradingkit.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request that was sent, if it was one only and a plain one: what a client such as curl could have sent. */
record SentRequest(String method, String target, String version, List<Header> headers, String body) {

    private static final Pattern REQUEST_LINE = Pattern.compile("([A-Za-z]+) (/[!-\"$-~]*) (HTTP/1\\.[01])");
    private static final Pattern HEADER = Pattern.compile("([A-Za-z0-9!$%&'*+.^_`|~-]+): ?([!-~](?:[ -~]*[!-~])?)?");
    private static final Pattern TEXT = Pattern.compile("[ -~\\u00a0-\\uffff]*");

    record Header(String name, String value) {

        boolean is(String otherName, String otherValue) {
            return name.equalsIgnoreCase(otherName) && value.equalsIgnoreCase(otherValue);
        }

        // A program's name and nothing that a check could be about.
        boolean isPlainUserAgent() {
            return isNamed("User-Agent") && value.matches("[A-Za-z0-9./-]+");
        }

        boolean isNamed(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    static Optional<SentRequest> parse(byte[] sent) {
        String text = new String(sent, StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0 || !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), sent)) {
            return Optional.empty();
        }
        String[] lines = text.substring(0, end).split("\r\n", -1);
        Matcher requestLine = REQUEST_LINE.matcher(lines[0]);
        Optional<List<Header>> headers = headers(lines);
        if (!requestLine.matches() || headers.isEmpty()) {
            return Optional.empty();
        }
        SentRequest request = new SentRequest(
                requestLine.group(1),
                requestLine.group(2),
                requestLine.group(3),
                headers.get(),
                text.substring(end + 4));
        return Optional.of(request).filter(SentRequest::hasPlainBody);
    }

    List<Header> named(String name) {
        return headers.stream().filter(header -> header.isNamed(name)).toList();
    }

    private static Optional<List<Header>> headers(String[] lines) {
        List<Header> headers = new ArrayList<>();
        for (String line : Arrays.asList(lines).subList(1, lines.length)) {
            Matcher header = HEADER.matcher(line);
            if (!header.matches()) {
                return Optional.empty();
            }
            headers.add(new Header(header.group(1), header.group(2) == null ? "" : header.group(2)));
        }
        return Optional.of(headers);
    }

    // A body in text whose length is announced exactly, or no body.
    private boolean hasPlainBody() {
        List<Header> lengths = named("Content-Length");
        if (!named("Transfer-Encoding").isEmpty() || lengths.size() > 1) {
            return false;
        }
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        boolean announced =
                lengths.isEmpty() ? length == 0 : lengths.get(0).value().equals(String.valueOf(length));
        return announced && TEXT.matcher(body).matches();
    }
}
