package gradingkit.wire;

/** The first line of a reply (RFC 9112, 4): {@code HTTP/1.1 404 Not Found}. */
record StatusLine(String version, int status, String reason, int offset) {

    private static final int VERSION_LENGTH = "HTTP/1.1".length();
    private static final int STATUS_AT = VERSION_LENGTH + 1;
    private static final int REASON_AT = STATUS_AT + 4;

    /**
     * Reads the line.
     *
     * @param cut what to throw when the line is right as far as it goes, but incomplete
     */
    static StatusLine parse(Line line, Flaw cut, Slips slips) {
        checkVersion(line, cut);
        checkSpaceBehindVersion(line, cut);
        checkStatus(line, cut);
        checkEndOfStatus(line, cut);
        slips.allow(() -> checkSpaceBehindStatus(line));
        line.requireText(REASON_AT, "the status line");
        if (line.isCut()) {
            throw cut;
        }
        slips.allow(() -> line.requireCrLf("the status line"));
        String text = line.text();
        int status = Integer.parseInt(text.substring(STATUS_AT, STATUS_AT + 3));
        String reason = text.substring(Math.min(REASON_AT, text.length()));
        return new StatusLine(text.substring(0, VERSION_LENGTH), status, reason, line.start());
    }

    int statusOffset() {
        return offset + STATUS_AT;
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
        if (text.startsWith("HTTP/1.1") || text.startsWith("HTTP/1.0")) {
            return;
        }
        if (line.isCut() && ("HTTP/1.1".startsWith(text) || "HTTP/1.0".startsWith(text))) {
            throw cut;
        }
        throw line.unexpected(0, "HTTP/1.1 or HTTP/1.0", causeOfNoVersion(line));
    }

    private static String causeOfNoVersion(Line line) {
        String text = line.text();
        if (line.isEmpty()) {
            return ": an answer begins with its status line, without an empty line before it";
        }
        if (text.regionMatches(true, 0, "HTTP/1.", 0, 7)) {
            return ": the version is written exactly so, in capital letters";
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

    private static void checkSpaceBehindVersion(Line line, Flaw cut) {
        requireCharacter(line, VERSION_LENGTH, cut);
        if (line.text().length() == VERSION_LENGTH || line.text().charAt(VERSION_LENGTH) != ' ') {
            throw line.unexpected(
                    VERSION_LENGTH, "one space after " + line.text().substring(0, VERSION_LENGTH), "");
        }
    }

    private static void checkStatus(Line line, Flaw cut) {
        for (int i = STATUS_AT; i < STATUS_AT + 3; i++) {
            requireCharacter(line, i, cut);
            if (i >= line.text().length() || !isDigit(line.text().charAt(i))) {
                throw line.unexpected(STATUS_AT, "a status code of three digits", causeOfNoStatus(line));
            }
        }
        char first = line.text().charAt(STATUS_AT);
        if (first < '1' || first > '5') {
            throw line.unexpected(STATUS_AT, "a status code from 100 to 599", "");
        }
    }

    private static String causeOfNoStatus(Line line) {
        boolean secondSpace = line.text().startsWith(" ", STATUS_AT);
        return secondSpace ? ": there is exactly one space before the status code" : "";
    }

    private static void checkEndOfStatus(Line line, Flaw cut) {
        int at = REASON_AT - 1;
        requireCharacter(line, at, cut);
        if (at < line.text().length() && isDigit(line.text().charAt(at))) {
            throw line.unexpected(STATUS_AT, "a status code of three digits", "");
        }
        if (at < line.text().length() && line.text().charAt(at) != ' ') {
            throw noSpace(line, at);
        }
    }

    private static void checkSpaceBehindStatus(Line line) {
        if (line.text().length() < REASON_AT) {
            throw noSpace(line, REASON_AT - 1);
        }
    }

    private static Flaw noSpace(Line line, int at) {
        return line.unexpected(at, "a space after the status code", causeOfNoSpace(line));
    }

    // RFC 9112, 4: the space is sent even when the reason phrase is absent.
    private static String causeOfNoSpace(Line line) {
        boolean noReason = line.text().length() < REASON_AT;
        return noReason ? ": a reason such as \"OK\" follows it, and the space stays even without one" : "";
    }

    private static void requireCharacter(Line line, int index, Flaw cut) {
        if (line.isCut() && index >= line.text().length()) {
            throw cut;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
