package gradingkit.text;

/** The part of a text that fits into a sentence. */
public final class Excerpt {

    private static final int MOST_SHOWN = 120;

    private Excerpt() {}

    /** The text, or its beginning if it is long: 120 UTF-16 units at most, no character cut in two, and an ellipsis. */
    public static String of(String text) {
        if (text.length() <= MOST_SHOWN) {
            return text;
        }
        boolean insideCharacter = Character.isHighSurrogate(text.charAt(MOST_SHOWN - 1));
        return text.substring(0, insideCharacter ? MOST_SHOWN - 1 : MOST_SHOWN) + "…";
    }
}
