package gradingkit.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The start line and the header fields of a message, read without strictness: what is wrong with them, the suite says.
 *
 * @param startLine the first line
 * @param fields the lines below it
 */
record Head(String startLine, List<String> fields) {

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/\\d\\.\\d +(\\d{3})(?: .*)?");

    /** @param text up to the empty line, a character for each byte */
    static Head of(String text) {
        List<String> lines = new ArrayList<>(text.strip().lines().toList());
        String startLine = lines.isEmpty() ? "" : lines.remove(0);
        return new Head(startLine, lines);
    }

    /** The method of a request. */
    String method() {
        return startLine.split(" ", 2)[0];
    }

    /** The status of an answer; empty if the line is no status line. */
    OptionalInt status() {
        Matcher line = STATUS_LINE.matcher(startLine);
        return line.matches() ? OptionalInt.of(Integer.parseInt(line.group(1))) : OptionalInt.empty();
    }

    boolean isChunked() {
        return field("transfer-encoding")
                .filter(value -> value.toLowerCase(Locale.ROOT).endsWith("chunked"))
                .isPresent();
    }

    Optional<String> contentLength() {
        return field("content-length");
    }

    boolean upgradesToWebSocket() {
        return field("upgrade").filter("websocket"::equalsIgnoreCase).isPresent();
    }

    private Optional<String> field(String name) {
        return fields.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }
}
