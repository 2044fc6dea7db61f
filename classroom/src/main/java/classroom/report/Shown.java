package classroom.report;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text from students, made harmless for people and programs that read it. */
public final class Shown {

    // Control characters, and those that turn the direction of writing around.
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    private Shown() {}

    /** The text on one line, with a replacement character for each that cannot be seen. */
    public static String line(String text) {
        return INVISIBLE.matcher(text).replaceAll("\ufffd");
    }

    /** The lines as one text. */
    static String lines(List<String> lines) {
        return lines.stream().map(Shown::line).collect(Collectors.joining("\n"));
    }

    /** The text as a spreadsheet's cell, which must not take it for a formula. */
    public static String cell(String text) {
        String line = line(text);
        return line.matches("[=+\\-@].*") ? "'" + line : line;
    }

    /** A line of text for Markdown, in which nothing is markup. */
    public static String markdown(String text) {
        return line(text).replaceAll("([\\\\`*_{}\\[\\]<>()#+.!|~&-])", "\\\\$1");
    }
}
