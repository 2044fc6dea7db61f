package gradingkit.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** Numbers, times and pieces of a message as a sentence says them. */
public final class Words {

    private static final int QUOTED_BYTES = 20;

    private Words() {}

    /** "1 byte", "3,412 bytes". */
    public static String bytes(long count) {
        return count == 1 ? "1 byte" : number(count) + " bytes";
    }

    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** "3 s", "1.5 s", "200 ms". */
    static String time(Duration time) {
        long millis = time.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        boolean whole = millis % 1000 == 0;
        return whole ? number(millis / 1000) + " s" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    /** The text in quotation marks, escaped, cut where it gets long. */
    static String quoted(String latin1) {
        byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
        boolean fits = bytes.length <= QUOTED_BYTES;
        return '"' + Escaped.text(bytes, 0, fits ? bytes.length : QUOTED_BYTES) + (fits ? "\"" : "…\"");
    }

    /** The character as a sentence names it: "a space", "the control character 0x00", "x" in quotation marks. */
    static String character(char c) {
        return switch (c) {
            case ' ' -> "a space";
            case '\t' -> "a tab";
            case '\r' -> "CR";
            case '\n' -> "LF";
            default ->
                c < ' ' || c == 0x7f
                        ? String.format(Locale.ROOT, "the control character 0x%02x", (int) c)
                        : quoted(String.valueOf(c));
        };
    }
}
