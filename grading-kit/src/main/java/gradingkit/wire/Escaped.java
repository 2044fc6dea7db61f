package gradingkit.wire;

import java.util.Locale;

/** Bytes as text in which each byte can be seen: CR as ␍, LF as ␊, a byte from 0x80 on as \xc3. */
public final class Escaped {

    private static final char CONTROL_PICTURES = '\u2400';
    private static final char DELETE_PICTURE = '\u2421';

    private Escaped() {}

    /** The bytes from {@code from} to {@code to}, exclusive. */
    public static String text(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            append(text, bytes[i]);
        }
        return text.toString();
    }

    /** How many characters the byte takes. */
    public static int width(byte b) {
        return b < 0 ? 4 : 1;
    }

    private static void append(StringBuilder text, byte b) {
        if (b < 0) {
            text.append(String.format(Locale.ROOT, "\\x%02x", b));
        } else if (b < ' ') {
            text.append((char) (CONTROL_PICTURES + b));
        } else {
            text.append(b == 0x7f ? DELETE_PICTURE : (char) b);
        }
    }
}
