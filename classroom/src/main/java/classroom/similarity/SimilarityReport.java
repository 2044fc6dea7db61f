package classroom.similarity;

import classroom.report.Sheet;
import com.samskivert.mustache.Mustache;
import gradingkit.text.Visible;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The pairs as a page and as a table.
 *
 * @param pairs the most similar first
 */
record SimilarityReport(Desk desk, List<Pair> pairs) {
    private static final int SHOWN = 50;
    private static final double PERCENT = 100;

    record Row(int rank, String first, String second, String percent, String ofFirst, String ofSecond, int tokens) {}

    record Unread(String student, String reason) {}

    String html() throws IOException {
        try (Reader template = new InputStreamReader(
                SimilarityReport.class.getResourceAsStream("similarity.html.mustache"), StandardCharsets.UTF_8)) {
            return Mustache.compiler().escapeHTML(true).compile(template).execute(page());
        }
    }

    private Map<String, Object> page() {
        List<Row> rows = IntStream.range(0, Math.min(SHOWN, pairs.size()))
                .mapToObj(this::row)
                .toList();
        List<Unread> unread = desk.unreadable().entrySet().stream()
                .map(entry -> new Unread(Visible.of(desk.student(entry.getKey())), Visible.of(entry.getValue())))
                .toList();
        return Map.of(
                "compared",
                desk.readable().size(),
                "rows",
                rows,
                "more",
                Math.max(0, pairs.size() - SHOWN),
                "hasMore",
                pairs.size() > SHOWN,
                "hasZip",
                desk.readable().size() > 1,
                "unread",
                unread);
    }

    private Row row(int index) {
        Pair pair = pairs.get(index);
        return new Row(
                index + 1,
                Visible.of(desk.student(pair.first())),
                Visible.of(desk.student(pair.second())),
                percent(pair.similarity()),
                percent(pair.ofFirst()),
                percent(pair.ofSecond()),
                pair.tokens());
    }

    String csv() {
        Sheet sheet = new Sheet();
        sheet.row(List.of("student A", "student B", "similarity %", "of A %", "of B %", "common tokens", "problem"));
        for (Pair pair : pairs) {
            sheet.row(List.of(
                    desk.student(pair.first()),
                    desk.student(pair.second()),
                    percent(pair.similarity()),
                    percent(pair.ofFirst()),
                    percent(pair.ofSecond()),
                    pair.tokens(),
                    ""));
        }
        desk.unreadable().forEach((id, problem) -> sheet.row(List.of(desk.student(id), "", "", "", "", "", problem)));
        return sheet.toString();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", share * PERCENT);
    }
}
