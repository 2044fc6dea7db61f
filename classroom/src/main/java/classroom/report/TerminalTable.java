package classroom.report;

import classroom.grading.Result;
import classroom.judgement.Judgements;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The class as lines for a terminal: a line for each student, however many there are, then what to know about all. */
public final class TerminalTable {

    private static final String GAP = "  ";
    private static final int CELL = "100.0".length();
    private static final int STATUS = "partly graded".length();
    private static final int LEAST_NAME = 8;
    private static final int MOST_NAME = 40;

    private final Course course;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    private TerminalTable(Course course, int width) {
        this.course = course;
        this.width = width;
    }

    /**
     * The table.
     *
     * @param results at most one for each student and lesson
     * @param width how many characters a line should have at most; a table of many lessons may be wider than a narrow
     *     terminal
     * @return the lines, without control characters, whatever the names hold
     */
    public static List<String> lines(List<Result> results, int width) {
        return lines(results, width, Judgements.NONE);
    }

    /** @param judgements what the instructor has decided besides */
    public static List<String> lines(List<Result> results, int width, Judgements judgements) {
        TerminalTable table = new TerminalTable(Course.of(results, List.of(), judgements), width);
        table.scores();
        table.judged();
        table.regraded();
        table.doubtful();
        table.notGraded();
        table.count();
        return table.lines.stream().map(String::stripTrailing).toList();
    }

    private void scores() {
        row("student", lesson -> String.valueOf(lesson.number()), "status");
        course.students().forEach(this::score);
        lines.add("");
        row("mean", lesson -> number(lesson, Lesson::mean), "");
        row("median", lesson -> number(lesson, Lesson::median), "");
        row("of", lesson -> lesson.of().map(String::valueOf).orElse("-"), "");
    }

    private void score(Student student) {
        row(student.name(), lesson -> cell(student.lesson(lesson.number())), student.status());
    }

    private static String cell(Optional<Outcome> outcome) {
        return outcome.map(found -> found.graded() ? found.points() + (found.judged() ? "*" : "") : "?")
                .orElse("-");
    }

    private static String number(Lesson lesson, ToDoubleFunction<Lesson> value) {
        double number = value.applyAsDouble(lesson);
        return Double.isNaN(number) ? "-" : String.format(Locale.ROOT, "%.1f", number);
    }

    private void row(String name, Function<Lesson, String> cell, String status) {
        StringBuilder line = new StringBuilder(Columns.left(name, nameWidth()));
        course.lessons().forEach(lesson -> line.append(GAP).append(Columns.right(cell.apply(lesson), CELL)));
        lines.add(line.append(GAP).append(status).toString());
    }

    private int nameWidth() {
        int rest = course.lessons().size() * (GAP.length() + CELL) + GAP.length() + STATUS;
        int longest = course.students().stream()
                .mapToInt(student -> Columns.width(student.name()))
                .max()
                .orElse(0);
        int room = Math.max(LEAST_NAME, Math.min(MOST_NAME, width - rest));
        return Math.max(LEAST_NAME, Math.min(longest, room));
    }

    private void judged() {
        List<String> remarks = new ArrayList<>();
        course.students()
                .forEach(student -> student.outcomes()
                        .forEach(outcome -> outcome.remarks()
                                .forEach(remark -> remarks.add(String.format(
                                        "%s  %-6s  %s",
                                        Columns.left(student.name(), nameWidth()), outcome.step(), remark)))));
        block("* by hand, or late", remarks);
    }

    // Where nothing has a sandbox, one line says so below.
    private void doubtful() {
        List<String> doubts = new ArrayList<>();
        course.students()
                .forEach(student -> student.outcomes().stream()
                        .filter(outcome -> outcome.result().sandboxed())
                        .forEach(outcome -> Doubts.of(outcome)
                                .forEach(doubt -> doubts.add(String.format(
                                        "%s  %-6s  %s",
                                        Columns.left(student.name(), nameWidth()), outcome.step(), doubt)))));
        block("doubtful", doubts);
    }

    private void regraded() {
        List<String> changes = new ArrayList<>();
        course.students()
                .forEach(student -> student.graded()
                        .forEach(outcome ->
                                outcome.delta().ifPresent(delta -> changes.add(change(student, outcome, delta)))));
        block("graded again: old score, new score, change", changes);
    }

    private String change(Student student, Outcome outcome, int delta) {
        return String.format(
                "%s  %-6s  %3d  %3d  %4s",
                Columns.left(student.name(), nameWidth()),
                outcome.step(),
                outcome.result().previousPoints(),
                outcome.points(),
                delta == 0 ? "=" : String.format("%+d", delta));
    }

    private void notGraded() {
        List<String> reasons = new ArrayList<>();
        course.students()
                .forEach(student -> student.notGraded()
                        .forEach(outcome -> reasons.add(String.format(
                                "%s  %-11s  %s",
                                Columns.left(student.name(), nameWidth()), outcome.step(), outcome.reason()))));
        block("not graded", reasons);
    }

    private void block(String title, List<String> block) {
        if (!block.isEmpty()) {
            lines.add("");
            lines.add(title);
            block.forEach(line -> lines.add(GAP + line));
        }
    }

    private void count() {
        long graded = course.outcomes().size() - course.notGraded();
        lines.add("");
        lines.add(Words.count(course.students().size(), "student") + " · " + Words.count(graded, "lesson")
                + " graded · " + course.notGraded() + " not graded" + (course.notGraded() > 0 ? " (?)" : ""));
        if (course.notSandboxed() > 0) {
            lines.add(Words.notSandboxed(course));
        }
    }
}
