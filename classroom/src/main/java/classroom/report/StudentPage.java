package classroom.report;

import com.samskivert.mustache.Mustache;
import gradingkit.report.Grade.CheckGrade;
import gradingkit.report.Grade.TaskGrade;
import gradingkit.text.Visible;
import java.util.List;

/** All lessons of a student as one page that looks like the report of the student's own run. */
final class StudentPage {

    private static final Template TEMPLATE = new Template("student.html.mustache", "", "page.css", "student.css");

    private StudentPage() {}

    static String of(Student student) {
        return TEMPLATE.fill(new Page(
                Block::drawControls,
                student.name(),
                total(student),
                student.sandboxed() ? "" : "Graded without a sandbox.",
                student.outcomes().size() > 1,
                student.outcomes().stream().map(StudentPage::lesson).toList()));
    }

    private static String total(Student student) {
        String not = student.notGraded().isEmpty()
                ? ""
                : Words.count(student.notGraded().size(), "lesson") + " not graded";
        String points = student.points()
                .map(sum -> sum + " of " + student.of().orElseThrow() + " points")
                .orElse("");
        return points + (points.isEmpty() || not.isEmpty() ? "" : " · ") + not;
    }

    private static LessonView lesson(Outcome outcome) {
        return new LessonView(
                "step" + outcome.lesson(),
                outcome.gradedBySuite()
                        ? outcome.step() + " · " + outcome.result().grade().title()
                        : outcome.step(),
                outcome.graded(),
                outcome.reason(),
                String.join("\n", outcome.messages()),
                outcome.remarks(),
                outcome.score(),
                outcome.delta().map(delta -> change(outcome, delta)).orElse(""),
                next(outcome),
                outcome.points(),
                outcome.of(),
                outcome.percent(),
                outcome.result().seed(),
                Explained.of(outcome),
                outcome.tasks().stream().map(task -> task(outcome, task)).toList());
    }

    private static String change(Outcome outcome, int delta) {
        int before = outcome.result().previousPoints();
        return delta == 0 ? "as before" : String.format("before: %d (%+d)", before, delta);
    }

    private static String next(Outcome outcome) {
        return outcome.failed().stream()
                .findFirst()
                .map(failed -> "next: " + failed.getValue().id() + " (worth "
                        + failed.getValue().points() + ")")
                .orElse(outcome.full() ? "done" : "");
    }

    private static TaskView task(Outcome outcome, TaskGrade task) {
        return new TaskView(
                Outcome.label(task),
                task.title() + (task.bonus() ? " (going further)" : ""),
                task.points(),
                task.of(),
                task.checks().stream().map(check -> check(outcome, task, check)).toList());
    }

    private static CheckView check(Outcome outcome, TaskGrade task, CheckGrade check) {
        String reason = check.reason() == null || check.reason().isEmpty() ? "" : ": " + Visible.of(check.reason());
        return new CheckView(
                check.id(),
                Visible.of(check.says()),
                check.points(),
                check.status().replace(' ', '-'),
                check.passed() ? "✔" : "–",
                check.status() + reason,
                check.failed() ? Block.of(Found.of(outcome, task, check)) : null);
    }

    private record Page(
            Mustache.Lambda bytes,
            String name,
            String total,
            String sandbox,
            boolean several,
            List<LessonView> lessons) {}

    private record LessonView(
            String anchor,
            String title,
            boolean graded,
            String reason,
            String messages,
            List<String> remarks,
            String score,
            String change,
            String next,
            int points,
            int of,
            int percent,
            long seed,
            String how,
            List<TaskView> tasks) {}

    private record TaskView(String label, String title, int points, int of, List<CheckView> checks) {}

    private record CheckView(
            String id, String says, int points, String status, String mark, String label, Block finding) {}
}
