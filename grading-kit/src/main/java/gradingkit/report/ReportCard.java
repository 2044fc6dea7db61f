package gradingkit.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The result of a lesson.
 *
 * @param step the lesson's number
 * @param title the lesson's title
 * @param folder the name of the lesson's folder
 * @param job what the one who wants the result calls it; empty if nobody does
 * @param seed what the random values of the run came from
 * @param launch how the server was started, if not from the lesson's classes; otherwise empty
 * @param setUpError what is wrong with the set-up, so that nothing counts, in one sentence; empty if nothing is
 * @param tasks the tasks in their order
 */
public record ReportCard(
        int step,
        String title,
        String folder,
        String job,
        long seed,
        String launch,
        String setUpError,
        List<TaskCard> tasks) {

    private static final int MOST_IDS = 5;

    /** Whether there is a grade. */
    public boolean graded() {
        return reason().isEmpty();
    }

    /** Why there is no grade, as the middle of a sentence; empty if there is one. */
    public String reason() {
        List<CheckResult> missing = notJudged();
        if (!setUpError.isEmpty() || missing.isEmpty()) {
            return setUpError;
        }
        String ids = missing.stream()
                .map(check -> check.info().id().toString())
                .limit(MOST_IDS)
                .collect(Collectors.joining(", "));
        return ids + (missing.size() > MOST_IDS ? " and others were" : missing.size() > 1 ? " were" : " was")
                + " not judged, as " + missing.get(0).reason();
    }

    /** The checks for which nobody can be blamed but the computer, or the workbook. */
    public List<CheckResult> notJudged() {
        return checks().stream()
                .filter(check -> check.status() == Status.NOT_JUDGED)
                .toList();
    }

    /** The points of the core tasks. */
    public int points() {
        return tasks.stream()
                .filter(task -> !task.bonus())
                .mapToInt(TaskCard::points)
                .sum();
    }

    /** The most that the core tasks give. */
    public int of() {
        return tasks.stream()
                .filter(task -> !task.bonus())
                .mapToInt(TaskCard::of)
                .sum();
    }

    /** The points of the tasks of "going further". */
    public int bonusPoints() {
        return tasks.stream().filter(TaskCard::bonus).mapToInt(TaskCard::points).sum();
    }

    /** The most that the tasks of "going further" give. */
    public int bonusOf() {
        return tasks.stream().filter(TaskCard::bonus).mapToInt(TaskCard::of).sum();
    }

    /** All checks, in the order of the tasks. */
    public List<CheckResult> checks() {
        return tasks.stream().flatMap(task -> task.checks().stream()).toList();
    }

    /** The checks that failed, in the order in which they are worth fixing: core tasks first. */
    public List<CheckResult> failed() {
        return Stream.concat(failed(false), failed(true)).toList();
    }

    private Stream<CheckResult> failed(boolean bonus) {
        return tasks.stream()
                .filter(task -> task.bonus() == bonus)
                .flatMap(task -> task.checks().stream())
                .filter(check -> check.status() == Status.FAILED);
    }

    /** The card with this result in the place of the one that the check had. */
    public ReportCard with(CheckResult result) {
        List<TaskCard> changed = tasks.stream()
                .map(task -> task.number() == result.info().id().task() ? task.with(result) : task)
                .toList();
        return new ReportCard(step, title, folder, job, seed, launch, setUpError, changed);
    }

    /** The check to go on with. */
    public Optional<CheckResult> next() {
        return failed().stream().findFirst();
    }

    /** The result in one line. */
    public String score() {
        if (!setUpError.isEmpty()) {
            return "Step " + step + ": not graded";
        }
        String bonus = bonusOf() == 0 ? "" : " and " + bonusPoints() + " of " + bonusOf() + " for going further";
        String missing = graded() ? "" : " · " + notJudged().size() + " not judged, run it again";
        return "Step " + step + ": " + points() + " of " + of() + " points" + bonus + missing
                + next().map(check -> " · next: " + check.info().id() + " (worth "
                                + check.info().points() + ")")
                        .orElse(graded() && points() == of() ? " · done" : "");
    }

    /** Where one is: the points, and the task to go on with. */
    public String place() {
        String bonus = bonusPoints() == 0 ? "" : " and " + bonusPoints() + " for going further";
        int last = tasks.get(tasks.size() - 1).number();
        return "Step " + step + ": " + points() + " of " + of() + bonus
                + next().map(check -> ", " + labelOf(check) + " of " + last).orElse("");
    }

    private String labelOf(CheckResult check) {
        return tasks.stream()
                .filter(candidate -> candidate.number() == check.info().id().task())
                .map(TaskCard::label)
                .findFirst()
                .orElseThrow();
    }

    /** Where the lesson explains a check. */
    public String reading(CheckResult check) {
        String task = labelOf(check);
        return folder + "/README.md, " + task + " · HINTS.md, " + task;
    }
}
