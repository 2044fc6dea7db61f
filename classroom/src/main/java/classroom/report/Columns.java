package classroom.report;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/** Text in columns of a terminal, where a Chinese character takes two cells and an accent none. */
final class Columns {

    private static final Set<UnicodeScript> WIDE =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);
    private static final int FIRST_EMOJI = 0x1F300;
    private static final String CUT = "…";

    private Columns() {}

    /** How many cells a text takes. */
    static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    /** The text with blanks behind it, or cut to that many cells. */
    static String left(String text, int cells) {
        String shown = width(text) <= cells ? text : cut(text, cells - 1) + CUT;
        return shown + " ".repeat(cells - width(shown));
    }

    /** The text with blanks before it. */
    static String right(String text, int cells) {
        return " ".repeat(Math.max(0, cells - width(text))) + text;
    }

    private static String cut(String text, int cells) {
        int end = 0;
        int taken = 0;
        while (taken + width(text.codePointAt(end)) <= cells) {
            taken += width(text.codePointAt(end));
            end = text.offsetByCodePoints(end, 1);
        }
        return text.substring(0, end);
    }

    private static int width(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> c >= FIRST_EMOJI || WIDE.contains(UnicodeScript.of(c)) ? 2 : 1;
        };
    }
}
