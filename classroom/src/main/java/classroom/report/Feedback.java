package classroom.report;

import gradingkit.report.Grade.CheckGrade;
import gradingkit.report.Grade.TaskGrade;
import gradingkit.text.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A short text in Markdown for a learning platform or a pull request: the score, and what to fix next. Whatever the
 * student or the student's server has written stands in code blocks only, where it is neither HTML nor a mention of
 * somebody; the name is left out for the same reason.
 */
final class Feedback {

    // Somebody mends one thing after the other: the rest is in the report.
    private static final int MOST_BLOCKS = 3;
    private static final int MOST_LINES = 12;
    private static final String FENCE = "```";
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]<>&~|@]");
    private static final Pattern BACKTICKS = Pattern.compile("`+");

    private final StringBuilder text = new StringBuilder();

    private Feedback() {}

    static String of(Student student) {
        Feedback feedback = new Feedback();
        student.outcomes().forEach(feedback::lesson);
        if (!student.sandboxed()) {
            feedback.paragraph("*Graded without a sandbox.*");
        }
        return feedback.text.toString();
    }

    private void lesson(Outcome outcome) {
        paragraph("## " + outcome.step() + ": " + outcome.score());
        outcome.remarks().forEach(remark -> paragraph("*" + escaped(remark) + "*"));
        if (outcome.gradedBySuite()) {
            grade(outcome);
        } else {
            code(List.of(outcome.reason()));
            if (!outcome.messages().isEmpty()) {
                code(outcome.messages());
            }
        }
    }

    private void grade(Outcome outcome) {
        List<Map.Entry<TaskGrade, CheckGrade>> failed = outcome.failed();
        if (failed.isEmpty()) {
            paragraph(outcome.full() ? "Nothing to fix: well done." : "No check failed.");
        }
        failed.stream().limit(MOST_BLOCKS).forEach(check -> check(outcome, check.getKey(), check.getValue()));
        if (failed.size() > MOST_BLOCKS) {
            paragraph("After that: " + ids(failed.subList(MOST_BLOCKS, failed.size())) + ".");
        }
        outcome.notReached()
                .forEach((reason, checks) -> paragraph("Not reached, as " + escaped(reason) + ": "
                        + String.join(", ", checks.stream().map(CheckGrade::id).toList()) + " ("
                        + Words.count(
                                checks.stream().mapToInt(CheckGrade::points).sum(), "point") + ")."));
    }

    private static String ids(List<Map.Entry<TaskGrade, CheckGrade>> checks) {
        return String.join(
                ", ", checks.stream().map(check -> check.getValue().id()).toList());
    }

    private void check(Outcome outcome, TaskGrade task, CheckGrade check) {
        paragraph("### Fix next: " + check.id() + " " + escaped(check.says()) + " ("
                + Words.count(check.points(), "point") + ")");
        code(block(Found.of(outcome, task, check)));
        paragraph("Why: " + escaped(check.why()) + ". Read: " + outcome.reading(task) + ".");
    }

    // What the suite says is no one's attack, but it may speak of <title> and of *.
    private static String escaped(String text) {
        return MARKUP.matcher(Visible.of(text)).replaceAll("\\\\$0");
    }

    private static List<String> block(Found found) {
        List<String> lines = new ArrayList<>();
        add(lines, "try it      ", List.of(found.command()));
        add(lines, "we sent     ", found.sent());
        add(lines, "it answered ", found.answered());
        add(lines, "problem     ", found.problem().isEmpty() ? List.of() : List.of(found.problem()));
        found.expectations().forEach(expectation -> add(lines, "expected    ", List.of(expectation)));
        add(lines, "it printed  ", found.printed());
        return lines;
    }

    private static void add(List<String> lines, String label, List<String> content) {
        for (int i = 0; i < Math.min(MOST_LINES, content.size()); i++) {
            lines.add((i == 0 ? label : " ".repeat(label.length())) + content.get(i));
        }
    }

    private void paragraph(String line) {
        text.append(text.isEmpty() ? "" : "\n").append(line).append('\n');
    }

    private void code(List<String> lines) {
        String fence = fence(lines);
        paragraph(fence + "text");
        lines.forEach(line -> text.append(line).append('\n'));
        text.append(fence).append('\n');
    }

    // CommonMark, 4.5: a fence is closed by one of at least its own length.
    private static String fence(List<String> lines) {
        int longest = BACKTICKS
                .matcher(String.join("\n", lines))
                .results()
                .map(MatchResult::group)
                .mapToInt(String::length)
                .max()
                .orElse(0);
        return "`".repeat(Math.max(FENCE.length(), longest + 1));
    }
}
