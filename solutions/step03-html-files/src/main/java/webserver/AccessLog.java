package webserver;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A line for every answer, in Apache's combined log format. */
final class AccessLog {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

    private final Path file;

    /** @param file the log, which is made when its first line is written */
    AccessLog(Path file) {
        this.file = file;
    }

    // TASK 3.4 Write the line
    /**
     * Appends one line.
     *
     * @param head the lines that the client sent; empty if it was refused before they were read
     */
    void append(InetAddress client, List<String> head, Response response) throws IOException {
        String line = "%s - - [%s] \"%s\" %s %s \"%s\" \"%s\"%n"
                .formatted(
                        client.getHostAddress(),
                        TIME.format(ZonedDateTime.now()),
                        head.isEmpty() ? "-" : escape(head.get(0)),
                        response.status(),
                        response.body().length == 0 ? "-" : response.body().length,
                        escape(valueOf("Referer", head)),
                        escape(valueOf("User-Agent", head)));
        Files.writeString(file, line, StandardCharsets.US_ASCII, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    // TASK 3.4 Make a client's text safe to log
    /** Quotes and backslashes with a backslash before them; control and non-ASCII characters as in {@code \x0a}. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                escaped.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                escaped.append("\\x%02x".formatted((int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static String valueOf(String name, List<String> head) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return head.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst()
                .orElse("-");
    }
}
