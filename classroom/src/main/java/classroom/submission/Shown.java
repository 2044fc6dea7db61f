package classroom.submission;

import gradingkit.text.Visible;

/** Names that strangers have chosen, made fit for a sentence. */
final class Shown {
    private static final int MOST_CHARACTERS = 120;

    private Shown() {}

    /** The name without characters that break a line, hide text or turn its direction, and cut if it is long. */
    static String name(String name) {
        String visible = name.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "\uFFFD");
        return Visible.of(visible, MOST_CHARACTERS);
    }
}
