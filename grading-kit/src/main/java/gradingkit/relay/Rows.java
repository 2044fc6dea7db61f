package gradingkit.relay;

import gradingkit.wire.Escaped;
import java.util.ArrayList;
import java.util.List;

/** The lines about one piece of bytes that has passed. */
final class Rows {

    private static final int WIDTH = 100;

    private final int connection;
    private final String arrow;
    private final List<Row> rows = new ArrayList<>();
    private String time;

    /** @param time how long after the bytes before: it stands in the first line of bytes, or of an event */
    Rows(int connection, String arrow, String time) {
        this.connection = connection;
        this.arrow = arrow;
        this.time = time;
    }

    /** A line that says something about the bytes. */
    void mark(String sentence) {
        rows.add(new Row("", connection, Row.MARK, sentence));
    }

    /** A line that says what has happened just now. */
    void event(String sentence) {
        rows.add(new Row(time, connection, Row.MARK, sentence));
        time = "";
    }

    /** A line of bytes, whatever they were made into. */
    void line(String text) {
        rows.add(new Row(time, connection, arrow, text));
        time = "";
    }

    /** The bytes, escaped, in lines that end where theirs do, or at the screen's edge. */
    void text(byte[] bytes, int from, int to) {
        for (int start = from; start < to; ) {
            int end = lineEnd(bytes, start, to);
            line(Escaped.text(bytes, start, end));
            start = end;
        }
    }

    /** Where a line that begins at this byte ends. */
    static int lineEnd(byte[] bytes, int start, int to) {
        int end = start;
        int columns = 0;
        while (end < to && columns + Escaped.width(bytes[end]) <= WIDTH) {
            columns += Escaped.width(bytes[end]);
            if (bytes[end++] == '\n') {
                return end;
            }
        }
        return end;
    }

    /** Whether a text of so many characters fits into one line. */
    static boolean fits(int characters) {
        return characters <= WIDTH;
    }

    List<Row> all() {
        return rows;
    }
}
