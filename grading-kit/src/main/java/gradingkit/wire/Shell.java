package gradingkit.wire;

import java.util.regex.Pattern;

/** Words for a POSIX shell's command line. */
final class Shell {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/._:@%+,=-]+");

    private Shell() {}

    /** The text as one word: as it is where nothing in it means something to a shell, else in single quotes. */
    static String quote(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
