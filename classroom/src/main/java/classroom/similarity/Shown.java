package classroom.similarity;

import java.util.regex.Pattern;

/** A text of anybody's as it can be shown: characters that have no form, or turn the others around, become visible. */
final class Shown {
    private static final Pattern FORMLESS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\u2028\\u2029]");
    private static final String FORMULA = "=+-@\t\r";

    private Shown() {}

    static String of(String text) {
        return FORMLESS.matcher(text).replaceAll("\uFFFD");
    }

    /** As a cell, which no spreadsheet takes for a formula. */
    static String cell(String text) {
        String shown = of(text);
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + shown : shown;
    }
}
