package classroom.report;

import classroom.grading.Result;
import classroom.judgement.ByHand;
import classroom.judgement.Judgement;
import classroom.late.Lateness;
import gradingkit.report.Grade.CheckGrade;
import gradingkit.report.Grade.TaskGrade;
import gradingkit.text.Visible;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A result as the reports read it: there are points only where there is a grade. */
record Outcome(Result result, Judgement judgement) {

    private static final int NO_LESSON = 0;
    private static final int MOST_OF_A_LESSON = 100;

    int lesson() {
        return result.lesson();
    }

    /** Whether no lesson was found, so that the result stands for all of them. */
    boolean forEveryLesson() {
        return lesson() == NO_LESSON;
    }

    /** Whether there are points: from the suite, or from the instructor. */
    boolean graded() {
        return gradedBySuite() || judgement.total().isPresent();
    }

    /** Whether the suite has given a grade: everybody that had a say in it has to agree. */
    boolean gradedBySuite() {
        return result.graded() && result.grade() != null && result.grade().graded();
    }

    /** What counts: the points by hand, or those of the suite, less what being late costs. */
    int points() {
        int reached = pointsInTime();
        return judgement.total().map(ByHand::points).orElseGet(() -> reached - deduction(reached));
    }

    /** The core points that the suite has found. */
    int suitePoints() {
        return gradedBySuite() ? result.grade().points() : 0;
    }

    private int pointsInTime() {
        return suitePoints() + givenByHand(false);
    }

    private int deduction(int points) {
        return judgement.late().map(late -> late.deduction(points)).orElse(0);
    }

    // By how much the checks' points by hand differ from what the suite has found.
    private int givenByHand(boolean bonus) {
        return suiteTasks().stream()
                .filter(task -> task.bonus() == bonus)
                .flatMap(task -> task.checks().stream())
                .mapToInt(check -> points(check) - suitePoints(check))
                .sum();
    }

    private static int suitePoints(CheckGrade check) {
        return check.passed() ? check.points() : 0;
    }

    /** The points that a check gives. */
    int points(CheckGrade check) {
        return judgement.check(check.id()).map(ByHand::points).orElse(suitePoints(check));
    }

    int of() {
        return gradedBySuite() ? result.grade().of() : graded() ? MOST_OF_A_LESSON : 0;
    }

    int bonusPoints() {
        return gradedBySuite() ? result.grade().bonusPoints() + givenByHand(true) : 0;
    }

    int bonusOf() {
        return gradedBySuite() ? result.grade().bonusOf() : 0;
    }

    /** Whether the points may differ from those of the suite, as {@link #remarks} say. */
    boolean judged() {
        return !remarks().isEmpty();
    }

    /** What the instructor has decided, and what came late: a sentence for each, with what the suite has found. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        judgement.attempts().ifPresent(remarks::add);
        judgement
                .checks()
                .forEach(given -> checks().filter(check -> check.id().equals(given.check()))
                        .forEach(check -> remarks.add(given.check() + " by hand: " + byHand(given, check))));
        judgement.late().ifPresent(late -> remarks.add(remark(late)));
        judgement
                .total()
                .ifPresent(given -> remarks.add("By hand: " + given.points() + " of " + of() + " points, "
                        + (gradedBySuite()
                                ? "the suite gave " + suitePoints()
                                : "the suite gave no grade (" + reason() + ")")
                        + ": " + Visible.of(given.why())));
        return remarks;
    }

    private static String byHand(ByHand given, CheckGrade check) {
        return given.points() + " of " + check.points() + ", the suite gave " + suitePoints(check) + ": "
                + Visible.of(given.why());
    }

    private String remark(Lateness late) {
        if (judgement.total().isPresent()) {
            return late.sentence() + ": the points by hand count";
        }
        return late.sentence() + (gradedBySuite() ? late.cost(pointsInTime()) : "");
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
        if (gradedBySuite()) {
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

    /** The tasks; a check that has points by hand says so, and they count. */
    List<TaskGrade> tasks() {
        return judgement.checks().isEmpty()
                ? suiteTasks()
                : suiteTasks().stream().map(this::judged).toList();
    }

    private TaskGrade judged(TaskGrade task) {
        return new TaskGrade(
                task.number(),
                task.title(),
                task.bonus(),
                task.checks().stream().mapToInt(this::points).sum(),
                task.of(),
                task.checks().stream().map(this::judged).toList());
    }

    private CheckGrade judged(CheckGrade check) {
        return judgement
                .check(check.id())
                .map(given -> new CheckGrade(
                        check.id(),
                        check.says() + " (by hand: " + byHand(given, check) + ")",
                        check.points(),
                        check.given(),
                        check.status(),
                        check.reason(),
                        check.why(),
                        check.millis(),
                        check.finding(),
                        check.looks()))
                .orElse(check);
    }

    private List<TaskGrade> suiteTasks() {
        return gradedBySuite() ? result.grade().tasks() : List.of();
    }

    /** All checks in the order of the tasks, as the suite has found them. */
    Stream<CheckGrade> checks() {
        return suiteTasks().stream().flatMap(task -> task.checks().stream());
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
                        task.checks().stream().filter(this::isToBeMended).map(check -> Map.entry(task, check)));
    }

    private boolean isToBeMended(CheckGrade check) {
        return check.failed() && points(check) < check.points();
    }

    /** By how much the suite's points have changed since the lesson was graded before. */
    Optional<Integer> delta() {
        return gradedBySuite() && result.previousPoints() != null
                ? Optional.of(suitePoints() - result.previousPoints())
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
