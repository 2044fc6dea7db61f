package gradingkit.wire;

/**
 * A line of a reply's head, or as much of it as came.
 *
 * @param start where it begins in the received bytes
 * @param text without its end, one character a byte
 * @param end how it ended
 */
record Line(int start, String text, End end) {

    enum End {
        CR_LF,
        LF,
        /** LF and CR in this order, with no LF behind them. */
        LF_CR,
        /** CR with another byte than LF behind it. */
        CR,
        /** The bytes stopped before the line's end. */
        NONE;

        int bytes() {
            return this == CR_LF || this == LF_CR ? 2 : this == NONE ? 0 : 1;
        }
    }

    /** Where the next line begins. */
    int next() {
        return endOffset() + end.bytes();
    }

    int endOffset() {
        return start + text.length();
    }

    boolean isCut() {
        return end == End.NONE;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** What a sentence says to have found at this index of the text: a word, a character, or the line's end. */
    String found(int index) {
        if (index >= text.length()) {
            return foundEnd();
        }
        char c = text.charAt(index);
        boolean visible = c > ' ' && c != 0x7f;
        return visible ? Words.quoted(word(index)) : Words.character(c);
    }

    /** How many bytes {@link #found} speaks of. */
    int foundLength(int index) {
        if (index >= text.length()) {
            return Math.max(1, end.bytes());
        }
        return Math.max(1, Math.min(word(index).length(), 20));
    }

    /** A flaw at this index: expected the one, found what is there. */
    Flaw unexpected(int index, String expected, String cause) {
        String sentence = "expected " + expected + ", found " + found(index) + cause;
        return Flaw.at(start + index, foundLength(index), sentence);
    }

    /** Insists on CR LF at the end of the line, which a sentence calls {@code name}. */
    void requireCrLf(String name) {
        if (end == End.LF_CR) {
            throw Flaw.at(
                    endOffset(),
                    2,
                    "expected CR LF after " + name + ", found LF CR: the two are the other way round, \"\\r\\n\"");
        }
        if (end == End.LF) {
            throw Flaw.at(
                    endOffset(),
                    1,
                    "expected CR LF after " + name + ", found LF alone: each line ends with"
                            + " \"\\r\\n\", and \"\\n\" or println is not enough");
        }
        if (end == End.CR) {
            throw Flaw.at(
                    endOffset(),
                    1,
                    "expected CR LF after " + name + ", found CR alone: each line ends with" + " \"\\r\\n\"");
        }
    }

    /** Insists on text without control characters from this index on. */
    void requireText(int from, String name) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7f) {
                throw unexpected(i, "text in " + name, ": control characters other than a tab are not allowed there");
            }
        }
    }

    private String word(int index) {
        int end = index;
        while (end < text.length() && text.charAt(end) > ' ' && text.charAt(end) != 0x7f) {
            end++;
        }
        return text.substring(index, end);
    }

    private String foundEnd() {
        return switch (end) {
            case CR_LF -> "CR LF";
            case LF -> "LF";
            case LF_CR -> "LF CR";
            case CR -> "CR";
            case NONE -> "nothing";
        };
    }
}
