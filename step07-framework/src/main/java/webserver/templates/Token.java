package webserver.templates;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A piece of a template: text, or a tag.
 *
 * @param place where it begins
 * @param kind what it is
 * @param text the text; of a tag what stands between its braces, without blanks around it
 */
record Token(Place place, Kind kind, String text) {

    /** What a piece of a template can be. */
    enum Kind {
        TEXT("", ""),
        TAG("{{", "}}"),
        RAW("{{{", "}}}");

        private final String open;
        private final String close;

        Kind(String open, String close) {
            this.open = open;
            this.close = close;
        }
    }

    /**
     * Cuts a template into its pieces.
     *
     * @throws TemplateError if a tag does not end in the line in which it begins
     */
    static Deque<Token> split(String file, String template) {
        Deque<Token> tokens = new ArrayDeque<>();
        int line = 1;
        int next = 0;
        while (next < template.length()) {
            Kind kind = kindAt(template, next);
            int end = end(new Place(file, line), kind, template, next);
            String piece = template.substring(next, end);
            tokens.add(of(new Place(file, line), kind, piece));
            line += (int) piece.chars().filter(c -> c == '\n').count();
            next = end;
        }
        return tokens;
    }

    private static Kind kindAt(String template, int start) {
        if (template.startsWith(Kind.RAW.open, start)) {
            return Kind.RAW;
        }
        return template.startsWith(Kind.TAG.open, start) ? Kind.TAG : Kind.TEXT;
    }

    private static int end(Place place, Kind kind, String template, int start) {
        if (kind == Kind.TEXT) {
            int tag = template.indexOf(Kind.TAG.open, start);
            return tag == -1 ? template.length() : tag;
        }
        int close = template.indexOf(kind.close, start);
        int lineEnd = template.indexOf('\n', start);
        if (close == -1 || lineEnd != -1 && lineEnd < close) {
            throw place.error("there is no " + kind.close + " behind this " + kind.open);
        }
        return close + kind.close.length();
    }

    private static Token of(Place place, Kind kind, String piece) {
        String text = piece.substring(kind.open.length(), piece.length() - kind.close.length());
        return new Token(place, kind, kind == Kind.TEXT ? text : text.strip());
    }

    /** Whether it is the tag with this text. */
    boolean isTag(String wanted) {
        return kind == Kind.TAG && text.equals(wanted);
    }

    /** Whether what was open before it is over: a closing tag, or the one that stands between the two parts of an if. */
    boolean endsBlock() {
        return kind == Kind.TAG && (text.startsWith("/") || text.equals("#else"));
    }

    /** The tag as the template's author wrote it. */
    @Override
    public String toString() {
        return kind.open + text + kind.close;
    }
}
