package gradingkit.wire;

/** Reads lines of a field section (RFC 9112, 5). */
final class FieldLines {

    private FieldLines() {}

    /** The field on this line, which must not be the empty line. */
    static Field parse(Line line, boolean first, Slips slips) {
        checkBeginning(line, first);
        int colon = colon(line, slips);
        String name = line.text().substring(0, colon).stripTrailing();
        line.requireText(colon + 1, "the value of " + name);
        slips.allow(() -> line.requireCrLf("the field " + name));
        int from = skipSpace(line.text(), colon + 1);
        return new Field(name, line.text().substring(from).stripTrailing(), line.start() + from);
    }

    /** RFC 9110, 5.6.2: what a field's name consists of. */
    static boolean isTokenCharacter(int c) {
        boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        boolean digit = c >= '0' && c <= '9';
        return letter || digit || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }

    /** Insists on a first character that a field's name can have. */
    static void checkBeginning(Line line, boolean first) {
        char c = line.text().charAt(0);
        if (c == ' ' || c == '\t') {
            String cause = first
                    ? ": the fields begin at the start of their lines"
                    // RFC 9112, 5.2: a sender must not fold lines.
                    : ": a field stays on one line, and the next one begins at the start of the next";
            throw line.unexpected(0, "a field name", cause);
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

    private static int colon(Line line, Slips slips) {
        int at = 0;
        while (at < line.text().length() && isTokenCharacter(line.text().charAt(at))) {
            at++;
        }
        int behindSpace = skipSpace(line.text(), at);
        if (!line.text().startsWith(":", behindSpace)) {
            throw noColon(line, at);
        }
        if (behindSpace > at) {
            Flaw space = noColon(line, at);
            slips.allow(() -> {
                throw space;
            });
        }
        return behindSpace;
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
