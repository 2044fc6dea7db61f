package gradingkit.report;

import java.time.Duration;

/**
 * What became of a check.
 *
 * @param info the check
 * @param status where it stands
 * @param reason why it was not reached, not judged or not checked; empty otherwise
 * @param finding what it has seen if it failed, otherwise null
 * @param time how long it took
 * @param looks how often it was looked at until there was a verdict
 */
public record CheckResult(CheckInfo info, Status status, String reason, Finding finding, Duration time, int looks) {

    /** A result after one look. */
    public CheckResult(CheckInfo info, Status status, String reason, Finding finding, Duration time) {
        this(info, status, reason, finding, time, 1);
    }

    /** The same result after so many looks. */
    public CheckResult after(int count) {
        return new CheckResult(info, status, reason, finding, time, count);
    }

    /** A check that passed. */
    public static CheckResult passed(CheckInfo info, Duration time) {
        return new CheckResult(info, Status.PASSED, "", null, time);
    }

    /** A check that failed. */
    public static CheckResult failed(CheckInfo info, Finding finding, Duration time) {
        return new CheckResult(info, Status.FAILED, "", finding, time);
    }

    /** A check that something else comes before. */
    public static CheckResult notReached(CheckInfo info, String reason) {
        return new CheckResult(info, Status.NOT_REACHED, reason, null, Duration.ZERO);
    }

    /** A check without a verdict. */
    public static CheckResult notJudged(CheckInfo info, String reason) {
        return new CheckResult(info, Status.NOT_JUDGED, reason, null, Duration.ZERO);
    }

    /** A check that cannot be made here. */
    public static CheckResult notChecked(CheckInfo info, String reason) {
        return new CheckResult(info, Status.NOT_CHECKED, reason, null, Duration.ZERO);
    }
}
