package classroom.csv;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A CSV file as it stands, with the place of each of its cells: what is not changed keeps every character, quotes, line
 * ends and delimiters included. A library reads cells, but does not say where they are.
 */
public final class CsvText {

    private static final char QUOTE = '"';
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String DELIMITERS = ",;\t";
    private static final String EXCELS_HINT = "sep=";

    private final String text;
    private final char delimiter;
    private final List<Row> rows = new ArrayList<>();
    private final Map<Row, SortedMap<Integer, String>> cells = new IdentityHashMap<>();
    private int width;
    private int at;
    private int line = 1;

    /**
     * A row.
     *
     * @param line the number of its first line, from 1
     * @param end where its last cell ends
     */
    public record Row(int line, List<Cell> cells, int end) {

        /** What a cell says; empty if the row has no such cell. */
        public String text(int column) {
            return column >= 0 && column < cells.size() ? cells.get(column).text() : "";
        }

        private boolean isBlank() {
            return cells.stream().allMatch(cell -> cell.text().isBlank());
        }
    }

    /** A cell: what it says, and where it stands, its quotes included. */
    public record Cell(String text, int start, int end, boolean quoted) {}

    private CsvText(String text, int start) {
        this.text = text;
        this.at = start;
        this.delimiter = delimiter(start);
    }

    /**
     * Reads a file's text; a mark of the byte order and Excel's {@code sep=;} may stand before the headings.
     *
     * @throws NotCsv if a quote is not closed
     */
    public static CsvText of(String text) throws NotCsv {
        int start = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        CsvText csv = new CsvText(text, start);
        if (text.startsWith(EXCELS_HINT, start)) {
            csv.skipLine();
        }
        while (csv.at < text.length()) {
            csv.row();
        }
        csv.width = csv.rows.isEmpty() ? 0 : csv.rows.get(0).cells().size();
        return csv;
    }

    /** The text is no CSV, as a sentence says. */
    public static final class NotCsv extends Exception {
        private static final long serialVersionUID = 1;

        private NotCsv(String sentence) {
            super(sentence);
        }
    }

    /** The rows that are not blank; the first has the headings. */
    public List<Row> rows() {
        return rows;
    }

    /** Adds a column behind the last one, to all rows, and returns its place. */
    public int addColumn(String heading) {
        int column = width++;
        set(rows.get(0), column, heading);
        return column;
    }

    /** Puts a text without quotes and delimiters into a cell; a row that is too short gets the cells that are missing. */
    public void set(Row row, int column, String content) {
        cells.computeIfAbsent(row, any -> new TreeMap<>()).put(column, content);
    }

    /** The text with all that was set. */
    public String changed() {
        StringBuilder changed = new StringBuilder();
        int done = 0;
        for (Row row : rows) {
            SortedMap<Integer, String> set = cells.getOrDefault(row, new TreeMap<>());
            for (int column : set.headMap(row.cells().size()).keySet()) {
                Cell cell = row.cells().get(column);
                changed.append(text, done, cell.start())
                        .append(cell.quoted() ? QUOTE + set.get(column) + QUOTE : set.get(column));
                done = cell.end();
            }
            changed.append(text, done, row.end()).append(behind(row, set));
            done = row.end();
        }
        return changed.append(text.substring(done)).toString();
    }

    // Moodle takes no file whose rows differ in length.
    private String behind(Row row, SortedMap<Integer, String> set) {
        boolean added = width > rows.get(0).cells().size();
        int end = Math.max(added ? width : 0, set.isEmpty() ? 0 : set.lastKey() + 1);
        StringBuilder behind = new StringBuilder();
        for (int column = row.cells().size(); column < end; column++) {
            behind.append(delimiter).append(set.getOrDefault(column, ""));
        }
        return behind.toString();
    }

    // The one that cuts the headings into the most cells; in quotes it is part of one.
    private char delimiter(int start) {
        if (text.startsWith(EXCELS_HINT, start) && text.length() > start + EXCELS_HINT.length()) {
            return text.charAt(start + EXCELS_HINT.length());
        }
        int[] counts = new int[DELIMITERS.length()];
        boolean quoted = false;
        for (int i = start; i < text.length() && (quoted || !isLineEnd(i)); i++) {
            quoted ^= text.charAt(i) == QUOTE;
            int which = DELIMITERS.indexOf(text.charAt(i));
            if (!quoted && which >= 0) {
                counts[which]++;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return DELIMITERS.charAt(best);
    }

    private void row() throws NotCsv {
        int first = line;
        List<Cell> found = new ArrayList<>();
        found.add(cell());
        while (at < text.length() && text.charAt(at) == delimiter) {
            at++;
            found.add(cell());
        }
        Row row = new Row(first, List.copyOf(found), at);
        skipLine();
        if (!row.isBlank()) {
            rows.add(row);
        }
    }

    private Cell cell() throws NotCsv {
        int start = at;
        int first = line;
        boolean quoted = at < text.length() && text.charAt(at) == QUOTE;
        StringBuilder content = new StringBuilder();
        boolean inside = false;
        while (at < text.length() && (inside || text.charAt(at) != delimiter && !isLineEnd(at))) {
            char c = text.charAt(at);
            boolean doubled = quoted && inside && c == QUOTE && text.startsWith("\"\"", at);
            if (doubled) {
                at++;
            }
            if (quoted && c == QUOTE && !doubled) {
                inside = !inside;
            } else {
                content.append(c);
            }
            countLine(at);
            at++;
        }
        if (inside) {
            throw new NotCsv("a quote that opens in line " + first + " is not closed");
        }
        return new Cell(content.toString(), start, at, quoted);
    }

    private boolean isLineEnd(int place) {
        return text.charAt(place) == '\n' || text.charAt(place) == '\r';
    }

    private void countLine(int place) {
        boolean ends = text.charAt(place) == '\n' || text.charAt(place) == '\r' && !text.startsWith("\n", place + 1);
        line += ends ? 1 : 0;
    }

    private void skipLine() {
        while (at < text.length() && !isLineEnd(at)) {
            at++;
        }
        if (at < text.length()) {
            boolean two = text.startsWith("\r\n", at);
            countLine(two ? at + 1 : at);
            at += two ? 2 : 1;
        }
    }
}
