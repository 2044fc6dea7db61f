package gradingkit.wire;

import java.util.List;
import java.util.Locale;

/** The first line of a reply (RFC 9112, 4): {@code HTTP/1.1 404 Not Found}. */
record StatusLine(String version, int status, String reason, int statusOffset) {

    private static final String VERSION = "HTTP/1.1 or HTTP/1.0";
    private static final List<String> VERSIONS = List.of("HTTP/1.1", "HTTP/1.0");
    private static final int VERSION_LENGTH = "HTTP/1.1".length();

    /**
     * Reads the line.
     *
     * @param cut what to throw when the line is right as far as it goes, but incomplete
     */
    static StatusLine parse(Line line, Flaw cut, Slips slips) {
        String text = line.text();
        checkVersion(line, cut);
        slips.allow(() -> checkCase(line));
        int statusAt = statusAt(line, cut);
        slips.allow(() -> checkOneSpace(line, statusAt));
        checkStatus(line, statusAt, cut);
        slips.allow(() -> checkSpaceBehindStatus(line, statusAt + 3));
        slips.allow(() -> line.requireText(statusAt + 3, "the status line"));
        if (line.isCut()) {
            throw cut;
        }
        slips.allow(() -> line.requireCrLf("the status line"));
        int status = Integer.parseInt(text.substring(statusAt, statusAt + 3));
        String version = text.substring(0, VERSION_LENGTH).toUpperCase(Locale.ROOT);
        return new StatusLine(version, status, text.substring(statusAt + 3).strip(), line.start() + statusAt);
    }

    /** Whether this line begins a reply that comes before the final one (RFC 9110, 15.2); 101 is a final one. */
    boolean isInterim() {
        return status < 200 && status != 101;
    }

    /** Insists on a line that begins with a version. */
    static void requireVersion(Line line) {
        checkVersion(line, null);
    }

    private static void checkVersion(Line line, Flaw cut) {
        String text = line.text();
        for (String version : VERSIONS) {
            if (text.regionMatches(true, 0, version, 0, VERSION_LENGTH)) {
                return;
            }
            if (line.isCut() && version.regionMatches(true, 0, text, 0, text.length())) {
                throw cut;
            }
        }
        throw line.unexpected(0, VERSION, causeOfNoVersion(line));
    }

    private static void checkCase(Line line) {
        if (!line.text().startsWith("HTTP/")) {
            throw line.unexpected(0, VERSION, ": the version is written exactly so, in capital letters");
        }
    }

    private static String causeOfNoVersion(Line line) {
        String text = line.text();
        if (line.isEmpty()) {
            return ": an answer begins with its status line, without an empty line before it";
        }
        if (text.startsWith("HTTP/")) {
            return ": this server and its client speak version 1.1";
        }
        if (looksLikeField(text)) {
            return ": the status line comes first, then the header fields";
        }
        return ": an answer begins with a status line such as \"HTTP/1.1 200 OK\", then come header fields and an empty"
                + " line, then the page";
    }

    private static boolean looksLikeField(String text) {
        int colon = text.indexOf(':');
        return colon > 0 && text.chars().limit(colon).allMatch(FieldLines::isTokenCharacter);
    }

    // Where the white space behind the version ends.
    private static int statusAt(Line line, Flaw cut) {
        int at = VERSION_LENGTH;
        while (at < line.text().length() && isSpace(line.text().charAt(at))) {
            at++;
        }
        requireCharacter(line, at, cut);
        if (at == VERSION_LENGTH) {
            throw noSpaceBehindVersion(line);
        }
        return at;
    }

    private static void checkOneSpace(Line line, int statusAt) {
        if (line.text().charAt(VERSION_LENGTH) != ' ') {
            throw noSpaceBehindVersion(line);
        }
        if (statusAt > VERSION_LENGTH + 1) {
            throw line.unexpected(
                    VERSION_LENGTH + 1,
                    "a status code of three digits",
                    ": there is exactly one space before the status code");
        }
    }

    private static Flaw noSpaceBehindVersion(Line line) {
        return line.unexpected(VERSION_LENGTH, "one space after " + line.text().substring(0, VERSION_LENGTH), "");
    }

    private static void checkStatus(Line line, int at, Flaw cut) {
        for (int i = at; i < at + 3; i++) {
            requireCharacter(line, i, cut);
            if (!isDigitAt(line, i)) {
                throw line.unexpected(at, "a status code of three digits", "");
            }
        }
        requireCharacter(line, at + 3, cut);
        if (isDigitAt(line, at + 3)) {
            throw line.unexpected(at, "a status code of three digits", "");
        }
        char first = line.text().charAt(at);
        if (first < '1' || first > '5') {
            throw line.unexpected(at, "a status code from 100 to 599", "");
        }
    }

    private static void checkSpaceBehindStatus(Line line, int at) {
        if (at >= line.text().length() || line.text().charAt(at) != ' ') {
            throw noSpace(line, at);
        }
    }

    private static Flaw noSpace(Line line, int at) {
        return line.unexpected(at, "a space after the status code", causeOfNoSpace(line, at));
    }

    // RFC 9112, 4: the space is sent even when the reason phrase is absent.
    private static String causeOfNoSpace(Line line, int at) {
        boolean noReason = at >= line.text().length();
        return noReason ? ": a reason such as \"OK\" follows it, and the space stays even without one" : "";
    }

    private static void requireCharacter(Line line, int index, Flaw cut) {
        if (line.isCut() && index >= line.text().length()) {
            throw cut;
        }
    }

    private static boolean isDigitAt(Line line, int index) {
        String text = line.text();
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }
}
