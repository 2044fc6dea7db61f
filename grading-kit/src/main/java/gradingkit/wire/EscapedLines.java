package gradingkit.wire;

import java.util.ArrayList;
import java.util.List;

/** Bytes as lines of escaped text, with carets under some of them. */
final class EscapedLines {

    private static final int MOST_LINES = 12;
    private static final int LINES_BEFORE_CARET = 8;
    private static final String CUT = "…";

    private final byte[] bytes;
    private final int width;

    EscapedLines(byte[] bytes, int width) {
        this.bytes = bytes;
        this.width = width;
    }

    /** The lines; carets stand under {@code length} bytes from {@code offset} on, none if one of them is negative. */
    List<String> render(int offset, int length) {
        if (bytes.length == 0) {
            return List.of("(nothing)");
        }
        Caret caret = new Caret(offset, Math.max(length, 1));
        boolean pointing = offset >= 0 && offset <= bytes.length && length >= 0;
        return fitsOneLine() ? oneLine(pointing ? caret : null) : manyLines(pointing ? caret : null);
    }

    private record Caret(int offset, int length) {}

    private boolean fitsOneLine() {
        int columns = 0;
        for (int i = 0; i < bytes.length && columns <= width; i++) {
            columns += Escaped.width(bytes[i]);
        }
        return columns <= width;
    }

    private List<String> oneLine(Caret caret) {
        List<String> lines = new ArrayList<>();
        add(lines, 0, bytes.length, caret);
        return lines;
    }

    private List<String> manyLines(Caret caret) {
        List<String> lines = new ArrayList<>();
        int start = firstShown(caret);
        if (start > 0) {
            lines.add("… " + Words.bytes(start) + " before this");
        }
        for (int count = 0; count < MOST_LINES && start < bytes.length; count++) {
            int end = lineEnd(start);
            add(lines, start, end, caret);
            start = end;
        }
        if (start < bytes.length) {
            lines.add("… and " + Words.bytes(bytes.length - start) + " more");
        }
        return lines;
    }

    // The start of the first line that is shown: the beginning, unless the caret would not be seen then.
    private int firstShown(Caret caret) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        int start = 0;
        while (caret != null && lineEnd(start) <= caret.offset && lineEnd(start) < bytes.length) {
            start = lineEnd(start);
            starts.add(start);
        }
        boolean seen = starts.size() <= MOST_LINES;
        return seen ? 0 : starts.get(starts.size() - 1 - LINES_BEFORE_CARET);
    }

    private int lineEnd(int start) {
        int end = start;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, bytes.length);
    }

    private void add(List<String> lines, int start, int end, Caret caret) {
        boolean last = end == bytes.length;
        boolean here = caret != null && caret.offset >= start && (caret.offset < end || last && caret.offset == end);
        int from = here ? windowStart(start, caret.offset) : start;
        int to = windowEnd(from, end, from > start ? width - 1 : width);
        String before = from > start ? CUT : "";
        lines.add(before + Escaped.text(bytes, from, to) + (to < end ? CUT : ""));
        if (here) {
            lines.add(carets(before.length() + columns(from, caret.offset), caret, to));
        }
    }

    // Leaves room for the caret and some text behind it.
    private int windowStart(int start, int offset) {
        int room = width * 3 / 4;
        if (columnsAtMost(start, offset, room)) {
            return start;
        }
        int from = offset;
        for (int columns = 0; from > start && columns + Escaped.width(bytes[from - 1]) < room; from--) {
            columns += Escaped.width(bytes[from - 1]);
        }
        return from;
    }

    // Where a line that begins at this byte must be cut to fit in the columns; its end if it fits.
    private int windowEnd(int from, int end, int columns) {
        int used = 0;
        int withMark = from;
        for (int i = from; i < end; i++) {
            used += Escaped.width(bytes[i]);
            if (used > columns) {
                return withMark;
            }
            withMark = used <= columns - CUT.length() ? i + 1 : withMark;
        }
        return end;
    }

    private String carets(int indent, Caret caret, int to) {
        int end = Math.min(to, caret.offset + caret.length);
        int count = Math.max(1, columns(caret.offset, end));
        return " ".repeat(indent) + "^".repeat(count);
    }

    private boolean columnsAtMost(int from, int to, int most) {
        return to - from <= most && columns(from, to) <= most;
    }

    private int columns(int from, int to) {
        int columns = 0;
        for (int i = from; i < to; i++) {
            columns += Escaped.width(bytes[i]);
        }
        return columns;
    }
}
