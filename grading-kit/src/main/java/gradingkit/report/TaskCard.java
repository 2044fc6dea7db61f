package gradingkit.report;

import java.util.List;

/**
 * What became of one task.
 *
 * @param number its number; 0 is a warm-up
 * @param title what was to be done
 * @param bonus whether its points come on top
 * @param checks the results of its checks, in their order
 */
public record TaskCard(int number, String title, boolean bonus, List<CheckResult> checks) {

    /** What the lesson calls it. */
    public String label() {
        return number == 0 ? "Warm-up" : "Task " + number;
    }

    /** Whether all of it that could be checked has passed. */
    public boolean done() {
        return checks.stream()
                .allMatch(check -> check.status() == Status.PASSED || check.status() == Status.NOT_CHECKED);
    }

    /** The card with this result in the place of the one that the check had. */
    TaskCard with(CheckResult result) {
        List<CheckResult> changed = checks.stream()
                .map(check -> check.info().id().equals(result.info().id()) ? result : check)
                .toList();
        return new TaskCard(number, title, bonus, changed);
    }

    /** The points of the checks that passed. */
    public int points() {
        return sum(Status.PASSED);
    }

    /** The points of all checks that could be made and judged. */
    public int of() {
        return sum(Status.PASSED) + sum(Status.FAILED) + sum(Status.NOT_REACHED);
    }

    /** The worst that happened to its checks. */
    public Status status() {
        for (Status status : List.of(Status.FAILED, Status.NOT_JUDGED, Status.NOT_REACHED, Status.PASSED)) {
            if (checks.stream().anyMatch(check -> check.status() == status)) {
                return status;
            }
        }
        return Status.NOT_CHECKED;
    }

    private int sum(Status status) {
        return checks.stream()
                .filter(check -> check.status() == status)
                .mapToInt(check -> check.info().points())
                .sum();
    }
}
