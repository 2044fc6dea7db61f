package gradingkit.relay;

import gradingkit.wire.Escaped;
import gradingkit.wire.Words;
import java.util.HexFormat;
import java.util.Locale;

/** A body on the screen: text as text, other bytes as hex, and of a long one its beginning only. */
final class Content {

    private static final int MOST_LINES_OF_TEXT = 40;
    private static final int MOST_LINES_OF_HEX = 8;
    private static final int HEX_BYTES = 16;

    private long offset;
    private long hidden;
    private int lines;
    private boolean binary;

    /** Shows the next piece of it, or counts what is too much to be shown. */
    void show(byte[] bytes, int from, int to, Rows rows) {
        binary |= !isText(bytes, from, to);
        int start = from;
        while (start < to && !isFull()) {
            int end = binary ? Math.min(to, start + HEX_BYTES) : Rows.lineEnd(bytes, start, to);
            rows.line(binary ? hex(bytes, start, end) : Escaped.text(bytes, start, end));
            offset += end - start;
            start = end;
            lines++;
        }
        hidden += to - start;
        offset += to - start;
    }

    /** Says how much was not shown. */
    void end(Rows rows) {
        if (hidden > 0) {
            rows.line("… and " + Words.bytes(hidden) + " more");
        }
    }

    /** Whether no more of it is shown. */
    boolean isFull() {
        return lines >= (binary ? MOST_LINES_OF_HEX : MOST_LINES_OF_TEXT);
    }

    /** How many bytes it has so far. */
    long length() {
        return offset;
    }

    // Text of any charset has no control characters but these.
    static boolean isText(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean control = bytes[i] >= 0 && bytes[i] < ' ' || bytes[i] == 0x7f;
            if (control && "\t\n\f\r".indexOf(bytes[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    private String hex(byte[] bytes, int from, int to) {
        StringBuilder characters = new StringBuilder();
        for (int i = from; i < to; i++) {
            boolean plain = bytes[i] >= ' ' && bytes[i] < 0x7f;
            characters.append(plain ? (char) bytes[i] : '.');
        }
        String codes = HexFormat.ofDelimiter(" ").formatHex(bytes, from, to);
        return String.format(Locale.ROOT, "%08x  %-47s  %s", offset, codes, characters);
    }
}
