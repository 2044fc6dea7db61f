package classroom.report;

import classroom.grading.Grade.CheckGrade;
import classroom.grading.Grade.FindingGrade;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A check as pages show it. */
record CheckView(
        String id, String says, int points, String status, String mark, String label, String why, FindingView finding) {

    /** What a failed check has seen. */
    record FindingView(String problem, List<String> expectations, String sent, String answered, String printed) {}

    static CheckView of(CheckGrade check) {
        return new CheckView(
                check.id(),
                check.says(),
                check.points(),
                check.status().replace(' ', '-'),
                check.passed() ? "✔" : check.failed() ? "✘" : "–",
                check.status() + (check.reason().isEmpty() ? "" : ": " + check.reason()),
                check.why(),
                check.finding() == null ? null : finding(check.finding()));
    }

    private static FindingView finding(FindingGrade finding) {
        return new FindingView(
                Shown.line(finding.problem()),
                finding.expectations().stream().map(Shown::line).toList(),
                Shown.lines(finding.sent()),
                Shown.lines(finding.answered()),
                Shown.lines(finding.printed()));
    }

    /** A failed check's finding as lines of plain text. */
    static List<String> lines(CheckGrade check) {
        FindingGrade finding = check.finding();
        List<String> lines = new ArrayList<>();
        add(lines, "problem", finding.problem().isEmpty() ? List.of() : List.of(finding.problem()));
        add(lines, "you sent", finding.sent());
        add(lines, "it answered", finding.answered());
        add(lines, "expected", finding.expectations());
        add(lines, "why", List.of(check.why()));
        add(lines, "it printed", finding.printed());
        return lines;
    }

    private static void add(List<String> lines, String label, List<String> texts) {
        Stream<String> labels = Stream.concat(Stream.of(label), Stream.generate(() -> ""));
        List<String> columns = labels.limit(texts.size()).toList();
        for (int i = 0; i < texts.size(); i++) {
            lines.add("%-12s".formatted(columns.get(i)) + Shown.line(texts.get(i)));
        }
    }
}
