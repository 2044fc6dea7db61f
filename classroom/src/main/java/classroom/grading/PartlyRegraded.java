package classroom.grading;

import gradingkit.report.Grade;
import gradingkit.report.Grade.CheckGrade;
import gradingkit.report.Grade.TaskGrade;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** A grade of which some checks were made again: the rest stays. */
final class PartlyRegraded {

    private PartlyRegraded() {}

    /**
     * Puts them together.
     *
     * @param known the whole
     * @param part the checks that were made again, of the same work and with the same seed
     */
    static Grade of(Grade known, Grade part) {
        Map<String, CheckGrade> fresh = part.checks().collect(Collectors.toMap(CheckGrade::id, Function.identity()));
        List<TaskGrade> tasks =
                known.tasks().stream().map(task -> task(task, fresh)).toList();
        return new Grade(
                known.schema(),
                known.step(),
                known.title(),
                known.lesson(),
                part.job(),
                known.seed(),
                known.launch(),
                true,
                "",
                sum(tasks, false, TaskGrade::points),
                sum(tasks, false, TaskGrade::of),
                sum(tasks, true, TaskGrade::points),
                sum(tasks, true, TaskGrade::of),
                tasks);
    }

    private static TaskGrade task(TaskGrade task, Map<String, CheckGrade> fresh) {
        List<CheckGrade> checks = task.checks().stream()
                .map(check -> fresh.getOrDefault(check.id(), check))
                .toList();
        return new TaskGrade(
                task.number(),
                task.title(),
                task.bonus(),
                checks.stream()
                        .filter(CheckGrade::passed)
                        .mapToInt(CheckGrade::points)
                        .sum(),
                checks.stream()
                        .filter(PartlyRegraded::counts)
                        .mapToInt(CheckGrade::points)
                        .sum(),
                checks);
    }

    private static boolean counts(CheckGrade check) {
        return check.passed() || check.failed() || check.status().equals("not reached");
    }

    private static int sum(List<TaskGrade> tasks, boolean bonus, ToIntFunction<TaskGrade> number) {
        return tasks.stream()
                .filter(task -> task.bonus() == bonus)
                .mapToInt(number)
                .sum();
    }
}
