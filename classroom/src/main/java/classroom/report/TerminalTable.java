package classroom.report;

import classroom.grading.Result;
import java.util.ArrayList;
import java.util.List;

/** The grades as lines for a terminal. */
public final class TerminalTable {

    private static final int MOST_NAME = 40;

    private final List<Result> results;
    private final List<Integer> lessons;
    private final List<String> lines = new ArrayList<>();
    private final int nameWidth;

    private TerminalTable(List<Result> results) {
        this.results = results;
        this.lessons = GradeBook.lessons(results);
        this.nameWidth = results.stream()
                .mapToInt(result -> name(result.student()).length())
                .max()
                .orElse(0);
    }

    /** The class in full: a line for each student, then the means, then what was not graded and why. */
    public static List<String> lines(List<Result> results) {
        TerminalTable table = new TerminalTable(results);
        table.head();
        GradeBook.byStudent(results).forEach(table::student);
        table.means();
        table.refusals();
        table.changes();
        return table.lines;
    }

    private void head() {
        StringBuilder line = new StringBuilder(pad("Student"));
        lessons.forEach(lesson -> line.append("%8s".formatted("Step " + lesson)));
        lines.add(line.toString());
    }

    private void student(String student, List<Result> own) {
        StringBuilder line = new StringBuilder(pad(name(student)));
        for (int lesson : lessons) {
            line.append("%8s"
                    .formatted(own.stream()
                            .filter(result -> result.lesson() == lesson)
                            .findFirst()
                            .map(TerminalTable::points)
                            .orElse("")));
        }
        lines.add(line.toString().stripTrailing());
    }

    private static String points(Result result) {
        return result.graded() ? Integer.toString(result.grade().points()) : "–";
    }

    private void means() {
        StringBuilder line = new StringBuilder(pad("Mean"));
        for (int lesson : lessons) {
            double mean = results.stream()
                    .filter(result -> result.lesson() == lesson && result.graded())
                    .mapToInt(result -> result.grade().points())
                    .average()
                    .orElse(0);
            line.append("%8d".formatted(Math.round(mean)));
        }
        lines.add(line.toString());
    }

    private void refusals() {
        List<Result> refused =
                results.stream().filter(result -> !result.graded()).toList();
        if (!refused.isEmpty()) {
            lines.add("");
            lines.add("Not graded:");
            refused.forEach(result -> lines.add("  " + name(result.student()) + ", "
                    + (result.lesson() == 0 ? "" : "step " + result.lesson() + ": ") + Shown.line(result.reason())));
        }
        if (!results.stream().allMatch(Result::sandboxed)) {
            lines.add("");
            lines.add("Some of it was graded without a sandbox.");
        }
    }

    private void changes() {
        List<Result> again = results.stream()
                .filter(result -> result.graded() && result.previousPoints() != null)
                .toList();
        if (!again.isEmpty()) {
            lines.add("");
            lines.add("Graded again (before, now, difference):");
            again.forEach(result -> lines.add(pad("  " + name(result.student()))
                    + "%8s%8d%8d%+8d"
                            .formatted(
                                    "Step " + result.lesson(),
                                    result.previousPoints(),
                                    result.grade().points(),
                                    result.grade().points() - result.previousPoints())));
        }
    }

    private String pad(String text) {
        return text + " ".repeat(Math.max(1, nameWidth + 2 - text.length()));
    }

    private static String name(String student) {
        String line = Shown.line(student);
        return line.length() <= MOST_NAME ? line : line.substring(0, MOST_NAME - 1) + "…";
    }
}
