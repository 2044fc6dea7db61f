package classroom.code;

import java.util.ArrayList;
import java.util.List;

/**
 * A word or a sign of a Java file, or a comment.
 *
 * @param text a word, or one sign; empty for comments, texts, characters and numbers
 * @param comment what a comment says, without its marks; empty for everything else
 * @param line where it begins, from 1
 */
record Token(String text, String comment, int line) {

    boolean isWord() {
        return !text.isEmpty() && Character.isJavaIdentifierStart(text.charAt(0));
    }

    /** Takes a file apart. What does not end, such as a text without its last quote, ends with its line or the file. */
    static List<Token> of(String text) {
        return new Reader(text).tokens();
    }

    private static final class Reader {

        private final String text;
        private final List<Token> tokens = new ArrayList<>();
        private int place;
        private int line = 1;

        Reader(String text) {
            this.text = text;
        }

        List<Token> tokens() {
            while (place < text.length()) {
                next();
            }
            return tokens;
        }

        private void next() {
            char c = text.charAt(place);
            if (c == '\n') {
                line++;
                place++;
            } else if (Character.isWhitespace(c)) {
                place++;
            } else if (text.startsWith("//", place)) {
                comment(end("\n", place), 0);
            } else if (text.startsWith("/*", place)) {
                comment(end("*/", place + 2), "*/".length());
            } else if (text.startsWith("\"\"\"", place)) {
                quoted("\"\"\"", false);
            } else if (c == '"' || c == '\'') {
                quoted(String.valueOf(c), true);
            } else if (Character.isJavaIdentifierStart(c)) {
                word();
            } else {
                tokens.add(new Token(Character.isDigit(c) ? "" : String.valueOf(c), "", line));
                place++;
            }
        }

        /** Where the end is found; the end of the file if it is not. */
        private int end(String end, int from) {
            int found = text.indexOf(end, from);
            return found < 0 ? text.length() : found;
        }

        private void comment(int end, int after) {
            String says = text.substring(Math.min(end, place + 2), end).strip();
            tokens.add(new Token("", says.isEmpty() ? "/" : says, line));
            moveTo(Math.min(text.length(), end + after));
        }

        private void quoted(String quote, boolean onOneLine) {
            int end = place + quote.length();
            while (end < text.length() && !text.startsWith(quote, end) && !(onOneLine && text.charAt(end) == '\n')) {
                end += text.charAt(end) == '\\' ? 2 : 1;
            }
            tokens.add(new Token("", "", line));
            boolean closed = end < text.length() && text.startsWith(quote, end);
            moveTo(Math.min(text.length(), closed ? end + quote.length() : end));
        }

        private void word() {
            int end = place;
            while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
                end++;
            }
            tokens.add(new Token(text.substring(place, end), "", line));
            place = end;
        }

        private void moveTo(int end) {
            for (; place < end; place++) {
                line += text.charAt(place) == '\n' ? 1 : 0;
            }
        }
    }
}
