package gradingkit.report;

/** How a terminal shows a piece of text; what follows the escape character in ECMA-48's "select graphic rendition". */
enum Style {
    GOOD("32"),
    BAD("31"),
    STRONG("1"),
    FAINT("2"),
    POINTER("1;31");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** The text, coloured if there are colours. */
    String on(String text, boolean colours) {
        return colours && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
