package gradingkit.check;

import java.time.Duration;

/**
 * What became of a check.
 *
 * @param info the check
 * @param status where it stands
 * @param reason why it was not reached, not judged or not checked; empty otherwise
 * @param finding what it has seen if it failed, otherwise null
 * @param time how long it took
 */
public record CheckResult(CheckInfo info, Status status, String reason, Finding finding, Duration time) {

    static CheckResult passed(CheckInfo info, Duration time) {
        return new CheckResult(info, Status.PASSED, "", null, time);
    }

    static CheckResult failed(CheckInfo info, Finding finding, Duration time) {
        return new CheckResult(info, Status.FAILED, "", finding, time);
    }

    static CheckResult notReached(CheckInfo info, String reason) {
        return new CheckResult(info, Status.NOT_REACHED, reason, null, Duration.ZERO);
    }

    static CheckResult notJudged(CheckInfo info, String reason) {
        return new CheckResult(info, Status.NOT_JUDGED, reason, null, Duration.ZERO);
    }

    static CheckResult notChecked(CheckInfo info, String reason) {
        return new CheckResult(info, Status.NOT_CHECKED, reason, null, Duration.ZERO);
    }
}
