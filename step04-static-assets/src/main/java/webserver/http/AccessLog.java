package webserver.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** A line for every answer, in Apache's combined log format. */
public final class AccessLog {

    private static final Clock TIME = new Clock("dd/MMM/yyyy:HH:mm:ss Z", ZoneId.systemDefault());

    private final OutputStream file;

    /** @param file the log, which is made if there is none */
    public AccessLog(Path file) throws IOException {
        this.file = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /**
     * Appends one line, in one piece, so that the lines of several threads don't get mixed up.
     *
     * @param head the lines that the client sent; empty if it was refused before they were read
     * @param bodyBytes how long the body was that the client got, or {@link Body#UNKNOWN}
     */
    void append(InetAddress client, List<String> head, int status, long bodyBytes) throws IOException {
        String line = client.getHostAddress() + " - - [" + TIME.now() + "] "
                + quote(head.isEmpty() ? "-" : head.get(0)) + " " + status + " " + (bodyBytes > 0 ? bodyBytes : "-")
                + " " + quote(valueOf("Referer", head)) + " " + quote(valueOf("User-Agent", head))
                + System.lineSeparator();
        file.write(line.getBytes(StandardCharsets.US_ASCII));
    }

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

    private static String quote(String text) {
        return '"' + escape(text) + '"';
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
