package webserver;

import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of the log: in Apache's combined format, or else as far as its pieces can be told.
 *
 * @param line all of it
 * @param pieces the pieces of the format in their order; if the line is not in the format, whatever pieces it has
 * @param inFormat whether it is in the format
 */
record LogLine(String line, List<String> pieces, boolean inFormat) {

    /** A place in the format, but for the time, which is told by its look. */
    enum Place {
        CLIENT(0),
        REQUEST(4),
        STATUS(5),
        BYTES(6),
        REFERER(7),
        USER_AGENT(8);

        private final int index;

        Place(int index) {
            this.index = index;
        }
    }

    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*\"";

    // Apache writes \" and \\, nginx \x22 and \x5C; the letters are those of C.
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x([0-9A-Fa-f]{2})|(.))");

    private static final Pattern TIME = Pattern.compile("\\[[^\\]]*\\]|\\d+/\\w+/\\d+:\\S+(?: [-+]\\d+)?");

    private static final Pattern PIECE = Pattern.compile(QUOTED + "|\\[[^\\]]*\\]|\\S+");

    private static final List<Part> PARTS = List.of(
            new Part("the client's address", "\\S+"),
            new Part("a hyphen", "-"),
            new Part("a second hyphen", "-"),
            new Part("the time in square brackets", "\\[[^\\]]*\\]"),
            new Part("the request line in double quotes", QUOTED),
            new Part("the status, three digits", "\\d{3}"),
            new Part("the number of bytes of the body, or a hyphen", "\\d+|-"),
            new Part("the Referer in double quotes", QUOTED),
            new Part("the User-Agent in double quotes", QUOTED));

    private record Part(String words, Pattern pattern) {

        Part(String words, String regex) {
            this(words, Pattern.compile("(?:" + regex + ")(?= |$)"));
        }
    }

    /** Takes a line apart; an assertion fails where it is not in the format. */
    static LogLine parse(String line) {
        List<String> values = new ArrayList<>();
        int at = 0;
        for (Part part : PARTS) {
            Matcher matcher = part.pattern().matcher(line).region(Math.min(at, line.length()), line.length());
            if (!matcher.lookingAt()) {
                fail("expected " + part.words() + " " + place(values, line, at));
            }
            values.add(matcher.group());
            at = matcher.end() + 1;
        }
        if (at <= line.length()) {
            fail("expected the end of the line " + place(values, line, at));
        }
        return new LogLine(line, values.stream().map(LogLine::bare).toList(), true);
    }

    /** Takes a line apart that may have other pieces than those of the format, or other blanks between them. */
    static LogLine read(String line) {
        try {
            return parse(line);
        } catch (AssertionError otherFormat) {
            List<String> pieces = PIECE.matcher(line)
                    .results()
                    .map(piece -> bare(piece.group()))
                    .toList();
            return new LogLine(line, pieces, false);
        }
    }

    /** What stands in this place; if the line is not in the format, any piece of it that is as expected. */
    String at(Place place, String expected) {
        if (inFormat) {
            return pieces.get(place.index);
        }
        return pieces.contains(expected) || hasBare(expected) ? expected : "no such piece in the line " + line;
    }

    /** The time, without its brackets; empty if there is none. */
    String time() {
        Matcher time = TIME.matcher(line);
        return time.find() ? bare(time.group()) : "";
    }

    // Without quotation marks it may be of several words.
    private boolean hasBare(String text) {
        boolean plain = text.indexOf('"') < 0 && text.indexOf('\\') < 0;
        return plain
                && Pattern.compile("(?<![^\\s\"])" + Pattern.quote(text) + "(?![^\\s\"])")
                        .matcher(line)
                        .find();
    }

    private static String bare(String piece) {
        boolean quoted = piece.length() > 1 && piece.startsWith("\"") && piece.endsWith("\"");
        boolean bracketed = piece.startsWith("[") && piece.endsWith("]");
        String text = quoted || bracketed ? piece.substring(1, piece.length() - 1) : piece;
        return quoted ? unescape(text) : text;
    }

    private static String place(List<String> before, String line, int at) {
        String where = before.isEmpty()
                ? "at the start of the line"
                : "behind " + before.get(before.size() - 1) + " and one blank";
        String found = at < line.length() ? line.substring(at) : "the end of the line";
        return LogFile.visible(where + "; found " + found + "; the whole line of access.log is " + line);
    }

    private static String unescape(String text) {
        return ESCAPE.matcher(text).replaceAll(escape -> Matcher.quoteReplacement(character(escape)));
    }

    private static String character(MatchResult escape) {
        if (escape.group(1) != null) {
            return String.valueOf((char) Integer.parseInt(escape.group(1), 16));
        }
        int letter = "tnrbfv".indexOf(escape.group(2));
        return letter < 0 ? escape.group(2) : "\t\n\r\b\f\u000b".substring(letter, letter + 1);
    }
}
