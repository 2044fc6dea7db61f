package classroom.report;

import classroom.grading.Grade.CheckGrade;
import classroom.grading.Result;
import java.util.ArrayList;
import java.util.List;

/** What a student should do next, in Markdown, for a pull request or a learning platform's comment. */
final class Feedback {

    private static final int MOST_CHECKS = 3;
    private static final int MOST_MESSAGES = 20;

    private final List<String> lines = new ArrayList<>();

    private Feedback() {}

    static String of(List<Result> results) {
        Feedback feedback = new Feedback();
        results.forEach(feedback::add);
        return String.join("\n", feedback.lines) + "\n";
    }

    private void add(Result result) {
        LessonView lesson = LessonView.of(result);
        lines.add("## " + lesson.heading() + ": " + lesson.points());
        lines.add("");
        if (result.graded()) {
            addFailures(result);
        } else {
            lines.add(Shown.markdown(result.reason()));
            lines.add("");
            addBlock(result.messages().stream().limit(MOST_MESSAGES).toList());
        }
        if (!result.sandboxed()) {
            lines.add("Graded without a sandbox.");
            lines.add("");
        }
    }

    private void addFailures(Result result) {
        List<CheckGrade> failed = LessonView.failed(result.grade()).toList();
        if (failed.isEmpty()) {
            lines.add(LessonView.of(result).score() + ".");
            lines.add("");
        }
        failed.stream().limit(MOST_CHECKS).forEach(this::addCheck);
        if (failed.size() > MOST_CHECKS) {
            lines.add("And " + (failed.size() - MOST_CHECKS) + " more, which may be gone with these.");
            lines.add("");
        }
    }

    private void addCheck(CheckGrade check) {
        lines.add("**" + check.id() + "** " + Shown.markdown(check.says()) + " (" + check.points() + ")");
        lines.add("");
        addBlock(CheckView.lines(check));
    }

    // The fence is longer than any in the text, so that nothing in the text can end it.
    private void addBlock(List<String> block) {
        if (!block.isEmpty()) {
            List<String> shown = block.stream().map(Shown::line).toList();
            String fence = "```";
            while (String.join("\n", shown).contains(fence)) {
                fence += "`";
            }
            lines.add(fence + "text");
            lines.addAll(shown);
            lines.add(fence);
            lines.add("");
        }
    }
}
