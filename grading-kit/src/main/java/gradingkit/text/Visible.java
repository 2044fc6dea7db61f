package gradingkit.text;

import java.util.List;
import java.util.Locale;

/** Text from strangers, made harmless to look at: nothing in it can move the cursor or turn the line round. */
public final class Visible {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Visible() {}

    /** The text in one line; control characters, direction marks and halves of surrogate pairs are spelt out. */
    public static String of(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> append(shown, c));
        return shown.toString();
    }

    /** The beginning of the text like {@link #of}, so many characters of it, with … where it is cut. */
    public static String of(String text, int most) {
        boolean fits = text.codePointCount(0, text.length()) <= most;
        return fits ? of(text) : of(text.substring(0, text.offsetByCodePoints(0, most))) + "…";
    }

    /** The same for each of some lines. */
    public static List<String> lines(List<String> lines) {
        return lines.stream().map(Visible::of).toList();
    }

    private static void append(StringBuilder shown, int c) {
        switch (c) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> shown.append(harmless(c) ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04x", c));
        }
    }

    private static boolean harmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            // Persian and the scripts of India need the joiners in names.
            case Character.FORMAT -> c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
            default -> true;
        };
    }
}
