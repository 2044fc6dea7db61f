package webserver;

import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of the log in Apache's combined format.
 *
 * @param client the client's address
 * @param time the time, without its brackets
 * @param request the request line as the client sent it
 * @param status the status code
 * @param bytes the length of the body, or a hyphen
 * @param referer what the client sent as Referer, or a hyphen
 * @param userAgent what the client sent as User-Agent, or a hyphen
 */
record LogLine(
        String client, String time, String request, String status, String bytes, String referer, String userAgent) {

    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*\"";

    // Apache writes \" and \\, nginx \x22 and \x5C; the letters are those of C.
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x([0-9A-Fa-f]{2})|(.))");

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
        return of(values);
    }

    private static LogLine of(List<String> values) {
        return new LogLine(
                values.get(0),
                withoutEnds(values.get(3)),
                unescape(withoutEnds(values.get(4))),
                values.get(5),
                values.get(6),
                unescape(withoutEnds(values.get(7))),
                unescape(withoutEnds(values.get(8))));
    }

    private static String place(List<String> before, String line, int at) {
        String where = before.isEmpty()
                ? "at the start of the line"
                : "behind " + before.get(before.size() - 1) + " and one blank";
        String found = at < line.length() ? line.substring(at) : "the end of the line";
        return LogFile.visible(where + "; found " + found + "; the whole line of access.log is " + line);
    }

    private static String withoutEnds(String text) {
        return text.substring(1, text.length() - 1);
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
