package webserver;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
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
    }

    // TASK 3.4 Make a client's text safe to log
    /** Quotes and backslashes with a backslash before them; control and non-ASCII characters as in {@code \x0a}. */
    static String escape(String text) {
        return text;
    }
}
