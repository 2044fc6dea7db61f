package classroom.report;

import classroom.grading.Result;
import gradingkit.report.Grade.CheckGrade;
import gradingkit.report.Grade.TaskGrade;
import gradingkit.text.Visible;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A result as the reports read it: there are points only where there is a grade. */
record Outcome(Result result) {

    private static final int NO_LESSON = 0;

    int lesson() {
        return result.lesson();
    }

    /** Whether no lesson was found, so that the result stands for all of them. */
    boolean forEveryLesson() {
        return lesson() == NO_LESSON;
    }

    /** Whether there is a grade: everybody that had a say in it has to agree. */
    boolean graded() {
        return result.graded() && result.grade() != null && result.grade().graded();
    }

    int points() {
        return graded() ? result.grade().points() : 0;
    }

    int of() {
        return graded() ? result.grade().of() : 0;
    }

    int bonusPoints() {
        return graded() ? result.grade().bonusPoints() : 0;
    }

    int bonusOf() {
        return graded() ? result.grade().bonusOf() : 0;
    }

    /** The points of a hundred; 0 where there is nothing to be had. */
    int percent() {
        return of() == 0 ? 0 : 100 * points() / of();
    }

    boolean full() {
        return graded() && of() > 0 && points() >= of();
    }

    /** What the lesson is called in a line. */
    String step() {
        return forEveryLesson() ? "All lessons" : "Step " + lesson();
    }

    /** Why there is no grade; empty if there is one. */
    String reason() {
        if (graded()) {
            return "";
        }
        String suite = result.grade() == null ? "" : result.grade().reason();
        return Stream.of(result.reason(), suite)
                .filter(reason -> reason != null && !reason.isBlank())
                .findFirst()
                .map(Visible::of)
                .orElse("no reason was given");
    }

    /** What the compiler said, a line each. */
    List<String> messages() {
        return result.messages() == null ? List.of() : Visible.lines(result.messages());
    }

    List<TaskGrade> tasks() {
        return graded() ? result.grade().tasks() : List.of();
    }

    /** All checks in the order of the tasks. */
    Stream<CheckGrade> checks() {
        return tasks().stream().flatMap(task -> task.checks().stream());
    }

    /** The failed checks with their tasks, in the order in which they are worth fixing: core tasks first. */
    List<Map.Entry<TaskGrade, CheckGrade>> failed() {
        return Stream.concat(failed(false), failed(true)).toList();
    }

    /** The checks that were not reached, by what has to come first. */
    Map<String, List<CheckGrade>> notReached() {
        return tasks().stream()
                .flatMap(task -> task.checks().stream())
                .filter(check -> check.status().equals("not reached"))
                .collect(Collectors.groupingBy(CheckGrade::reason, LinkedHashMap::new, Collectors.toList()));
    }

    private Stream<Map.Entry<TaskGrade, CheckGrade>> failed(boolean bonus) {
        return tasks().stream()
                .filter(task -> task.bonus() == bonus)
                .flatMap(task ->
                        task.checks().stream().filter(CheckGrade::failed).map(check -> Map.entry(task, check)));
    }

    /** By how much the points have changed since the lesson was graded before. */
    Optional<Integer> delta() {
        return graded() && result.previousPoints() != null
                ? Optional.of(points() - result.previousPoints())
                : Optional.empty();
    }

    /** The score in words. */
    String score() {
        if (!graded()) {
            return "not graded";
        }
        String bonus = bonusOf() == 0 ? "" : " and " + bonusPoints() + " of " + bonusOf() + " for going further";
        return points() + " of " + of() + " points" + bonus;
    }

    /** The line that grades the lesson in the same way on the student's computer. */
    String command() {
        return String.format("mvn -pl step%02d test -Dworkbook.seed=%d", lesson(), result.seed());
    }

    /** Where the lesson explains a task. */
    String reading(TaskGrade task) {
        return result.folder() + "/README.md, " + label(task) + " · HINTS.md, " + label(task);
    }

    static String label(TaskGrade task) {
        return task.number() == 0 ? "Warm-up" : "Task " + task.number();
    }
}
