package gradingkit.server;

import java.util.ArrayList;
import java.util.List;

/** Splits a command into words as a shell does: at white space, except in quotes or behind a backslash. */
final class Words {
    private static final char NO_QUOTE = 0;

    private final String line;
    private final boolean backslashIsPlain;
    private final List<String> words = new ArrayList<>();
    private StringBuilder word;
    private char quote = NO_QUOTE;
    private int next;

    private Words(String line, boolean backslashIsPlain) {
        this.line = line;
        this.backslashIsPlain = backslashIsPlain;
    }

    /**
     * The words of a command.
     *
     * @param windows true where a backslash separates folders; there it only protects a double quote
     * @throws SetUpError if a quote is not closed
     */
    static List<String> of(String line, boolean windows) {
        return new Words(line, windows).split();
    }

    private List<String> split() {
        while (next < line.length()) {
            take(line.charAt(next++));
        }
        if (quote != NO_QUOTE) {
            throw new SetUpError("the command has a quote " + quote + " that is never closed: " + line);
        }
        endWord();
        return words;
    }

    private void take(char c) {
        if (c == '\\' && protectsNext()) {
            add(line.charAt(next++));
        } else if (c == quote) {
            quote = NO_QUOTE;
        } else if (quote != NO_QUOTE) {
            add(c);
        } else if (c == '"' || c == '\'') {
            quote = c;
            begin();
        } else if (Character.isWhitespace(c)) {
            endWord();
        } else {
            add(c);
        }
    }

    private boolean protectsNext() {
        if (next == line.length() || quote == '\'') {
            return false;
        }
        char following = line.charAt(next);
        boolean special = following == '"' || following == '\\';
        return backslashIsPlain ? following == '"' : quote == NO_QUOTE || special;
    }

    private void add(char c) {
        begin();
        word.append(c);
    }

    private void begin() {
        if (word == null) {
            word = new StringBuilder();
        }
    }

    private void endWord() {
        if (word != null) {
            words.add(word.toString());
            word = null;
        }
    }
}
