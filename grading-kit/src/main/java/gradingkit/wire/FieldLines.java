package gradingkit.wire;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads lines of a field section (RFC 9112, 5). */
final class FieldLines {

    // A whole field, and not the rest of one, such as of an address.
    private static final Pattern INDENTED = Pattern.compile("[ \\t]+[A-Za-z-]+[ \\t]*:([ \\t]|$)");

    private FieldLines() {}

    /**
     * Adds the field on this line, which must not be the empty line; a folded line goes on with the field before it.
     *
     * @return what is wrong with a line without a colon, which is noted, and adds nothing
     */
    static Optional<Flaw> parse(Line line, List<Field> fields, Slips slips) {
        checkBeginning(line);
        int start = skipSpace(line.text(), 0);
        if (start > 0) {
            slips.add(folded(line, fields.isEmpty()));
        }
        if (start > 0 && !fields.isEmpty() && !INDENTED.matcher(line.text()).lookingAt()) {
            fold(line, fields, slips);
            return Optional.empty();
        }
        int colon = colon(line, start);
        if (colon < 0) {
            Flaw noField = noColon(line, endOfName(line, start));
            slips.add(noField);
            return Optional.of(noField);
        }
        fields.add(field(line, start, colon, slips));
        return Optional.empty();
    }

    private static Field field(Line line, int start, int colon, Slips slips) {
        String text = line.text();
        String name = text.substring(start, colon).stripTrailing();
        if (start + name.length() < colon) {
            slips.add(noColon(line, start + name.length()));
        }
        checkEnd(line, colon + 1, name, slips);
        int from = skipSpace(text, colon + 1);
        return new Field(name, text.substring(from).stripTrailing(), line.start() + from);
    }

    private static void fold(Line line, List<Field> fields, Slips slips) {
        Field last = fields.remove(fields.size() - 1);
        checkEnd(line, 0, last.name(), slips);
        String value = (last.value() + " " + line.text().strip()).strip();
        fields.add(new Field(last.name(), value, last.offset()));
    }

    private static void checkEnd(Line line, int valueAt, String name, Slips slips) {
        slips.allow(() -> line.requireText(valueAt, "the value of " + name));
        slips.allow(() -> line.requireCrLf("the field " + name));
    }

    // RFC 9112, 5.2: a sender must not fold lines.
    private static Flaw folded(Line line, boolean first) {
        String cause = first
                ? ": the fields begin at the start of their lines"
                : ": a field stays on one line, and the next one begins at the start of the next";
        return line.unexpected(0, "a field name", cause);
    }

    /** RFC 9110, 5.6.2: what a field's name consists of. */
    static boolean isTokenCharacter(int c) {
        boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        boolean digit = c >= '0' && c <= '9';
        return letter || digit || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }

    /** Insists on a first character that a field's name can have, or white space. */
    static void checkBeginning(Line line) {
        char c = line.text().charAt(0);
        if (c == ' ' || c == '\t') {
            return;
        }
        if (c == ':') {
            throw line.unexpected(0, "a field name before the colon", "");
        }
        if (!isTokenCharacter(c)) {
            throw line.unexpected(
                    0,
                    "a header field or the empty line that ends the header section",
                    ": the empty line between the header section and the body may be missing");
        }
    }

    // Behind the name that begins here, and white space; -1 if there is none.
    private static int colon(Line line, int start) {
        int end = endOfName(line, start);
        int colon = skipSpace(line.text(), end);
        return end > start && line.text().startsWith(":", colon) ? colon : -1;
    }

    private static int endOfName(Line line, int start) {
        int at = start;
        while (at < line.text().length() && isTokenCharacter(line.text().charAt(at))) {
            at++;
        }
        return at;
    }

    private static Flaw noColon(Line line, int at) {
        return line.unexpected(at, "a colon after the field name", causeOfNoColon(line, at));
    }

    private static String causeOfNoColon(Line line, int at) {
        String behind = line.text().substring(at).strip();
        // RFC 9112, 5.1: no white space between the name and the colon.
        return behind.startsWith(":")
                ? ": it follows the name directly, as in \"Content-Type: text/html\""
                : ": a field looks like \"Content-Type: text/html\", and an empty line comes before the body";
    }

    private static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }
}
