package classroom.worker;

import classroom.BadInput;
import java.util.regex.Pattern;

/**
 * Checks of one lesson, such as {@code 3.2.1}, {@code 3.2.*} or {@code 3.*}.
 *
 * @param lesson the lesson's number
 */
public record CheckPattern(int lesson, Pattern ids) {

    private static final Pattern FORM = Pattern.compile("(\\d)(\\.[0-9*]+){1,2}");

    /**
     * Reads a pattern.
     *
     * @throws BadInput if it is none
     */
    public static CheckPattern of(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new BadInput("\"" + text + "\" names no checks: write --check 3.2.1, or --check '3.2.*'.");
        }
        return new CheckPattern(
                text.charAt(0) - '0', Pattern.compile(text.replace(".", "\\.").replace("*", "[0-9.]+")));
    }

    /** Whether a check is one of them. */
    public boolean matches(String id) {
        return ids.matcher(id).matches();
    }
}
