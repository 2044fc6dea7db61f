package classroom.report;

import classroom.grading.Grade;
import classroom.grading.Grade.CheckGrade;
import classroom.grading.Grade.TaskGrade;
import classroom.grading.Result;
import java.util.List;
import java.util.stream.Stream;

/** A lesson of a student as pages show it. */
record LessonView(
        String heading,
        boolean graded,
        String score,
        String points,
        int percent,
        String reason,
        String messages,
        List<TaskView> tasks,
        boolean sandboxed,
        long seed) {

    /** A task with its checks. */
    record TaskView(String label, String title, int points, int of, List<CheckView> checks) {}

    static LessonView of(Result result) {
        Grade grade = result.grade();
        return new LessonView(
                result.lesson() == 0
                        ? "No lesson"
                        : "Step " + result.lesson() + (grade == null ? "" : " · " + grade.title()),
                result.graded(),
                score(result),
                result.graded() ? grade.points() + " of " + grade.of() : "not graded",
                result.graded() ? percent(grade) : 0,
                Shown.line(result.reason()),
                Shown.lines(result.messages()),
                result.graded() ? grade.tasks().stream().map(LessonView::task).toList() : List.of(),
                result.sandboxed(),
                result.seed());
    }

    static int percent(Grade grade) {
        return grade.of() == 0 ? 0 : 100 * grade.points() / grade.of();
    }

    private static String score(Result result) {
        String step = result.lesson() == 0 ? "" : "Step " + result.lesson() + ": ";
        if (!result.graded()) {
            return step + "not graded. " + Shown.line(result.reason());
        }
        Grade grade = result.grade();
        String bonus = grade.bonusPoints() == 0 ? "" : " and " + grade.bonusPoints() + " for going further";
        return step + grade.points() + " of " + grade.of() + " points" + bonus;
    }

    /** The id of the check to go on with; empty if nothing failed. */
    static String next(Grade grade) {
        return failed(grade).findFirst().map(CheckGrade::id).orElse("");
    }

    /** The checks that failed, in the order in which they are worth fixing: core tasks first. */
    static Stream<CheckGrade> failed(Grade grade) {
        return Stream.of(false, true)
                .flatMap(bonus -> grade.tasks().stream()
                        .filter(task -> task.bonus() == bonus)
                        .flatMap(task -> task.checks().stream())
                        .filter(CheckGrade::failed));
    }

    private static TaskView task(TaskGrade task) {
        return new TaskView(
                task.number() == 0 ? "Warm-up" : "Task " + task.number(),
                task.title() + (task.bonus() ? " (going further)" : ""),
                task.points(),
                task.of(),
                task.checks().stream().map(CheckView::of).toList());
    }
}
