package classroom.report;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import classroom.code.Code;
import com.samskivert.mustache.Mustache;
import gradingkit.report.DrawnControls;
import gradingkit.report.Grade.CheckGrade;
import gradingkit.report.Grade.TaskGrade;
import gradingkit.text.Visible;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All lessons of a student as one page that looks like the report of the student's own run. */
final class StudentPage {

    private static final Template TEMPLATE = new Template("student.html.mustache", "", "page.css", "student.css");

    private final Map<Integer, Code> code;

    private StudentPage(List<Code> code) {
        this.code = code.stream().collect(toMap(Code::lesson, lesson -> lesson, (one, other) -> one));
    }

    /** @param code what the student has handed in, as far as it is known */
    static String of(Student student, List<Code> code) {
        return TEMPLATE.fill(new StudentPage(code).page(student));
    }

    private Page page(Student student) {
        return new Page(
                DrawnControls::draw,
                student.name(),
                total(student),
                student.sandboxed() ? "" : "Graded without a sandbox.",
                student.outcomes().size() > 1,
                student.outcomes().stream().map(this::lesson).toList());
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

    private LessonView lesson(Outcome outcome) {
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
                besides(outcome),
                outcome.points(),
                outcome.of(),
                outcome.percent(),
                outcome.result().seed(),
                Explained.of(outcome),
                outcome.tasks().stream().map(task -> task(outcome, task)).toList(),
                Optional.ofNullable(code.get(outcome.lesson()))
                        .map(found -> CodeView.of(found, outcome.result().fingerprint()))
                        .orElse(null));
    }

    // The points themselves stand above it already.
    private static String besides(Outcome outcome) {
        String bonus =
                outcome.bonusOf() == 0 ? "" : outcome.bonusPoints() + " of " + outcome.bonusOf() + " for going further";
        String change = outcome.delta().map(delta -> change(outcome, delta)).orElse("");
        return Stream.of(bonus, change, next(outcome))
                .filter(part -> !part.isEmpty())
                .collect(joining(" · "));
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

    private TaskView task(Outcome outcome, TaskGrade task) {
        return new TaskView(
                Outcome.label(task),
                task.title() + (task.bonus() ? " (going further)" : ""),
                task.points(),
                task.of(),
                task.checks().stream().map(check -> check(outcome, task, check)).toList());
    }

    private CheckView check(Outcome outcome, TaskGrade task, CheckGrade check) {
        String reason = check.reason() == null || check.reason().isEmpty() ? "" : ": " + Visible.of(check.reason());
        return new CheckView(
                check.id(),
                Visible.of(check.says()),
                check.points(),
                check.status().replace(' ', '-'),
                check.passed() ? "✔" : "–",
                check.status() + reason,
                check.failed() ? Block.of(Found.of(outcome, task, check), methods(outcome, task)) : null);
    }

    private List<CodeView.Link> methods(Outcome outcome, TaskGrade task) {
        return Optional.ofNullable(code.get(outcome.lesson()))
                .map(found -> CodeView.links(found, outcome.lesson() + "." + task.number()))
                .orElse(List.of());
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
            String besides,
            int points,
            int of,
            int percent,
            long seed,
            String how,
            List<TaskView> tasks,
            CodeView code) {}

    private record TaskView(String label, String title, int points, int of, List<CheckView> checks) {}

    private record CheckView(
            String id, String says, int points, String status, String mark, String label, Block finding) {}
}
