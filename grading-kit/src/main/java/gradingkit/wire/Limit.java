package gradingkit.wire;

import gradingkit.time.Deadline;
import java.time.Duration;

/**
 * A deadline and the words that tell a student about it.
 *
 * @param deadline when waiting ends
 * @param words such as "within 3 s"
 */
record Limit(Deadline deadline, String words) {

    /** The time that one operation has, unless the check's own time is over earlier. */
    static Limit of(Duration operation, Deadline check) {
        Deadline own = Deadline.in(operation);
        return check.isBefore(own)
                ? new Limit(check, "before the time of this check was over")
                : new Limit(own, "within " + Words.time(operation));
    }
}
