package classroom.worker;

import gradingkit.report.Grade;
import java.util.List;

/**
 * What became of a job.
 *
 * @param grade what the suite found; null if there is no grade
 * @param reason why there is none, in one plain sentence; empty if there is one
 * @param messages what the compiler said, if the submission does not compile
 * @param retry whether the fault may lie outside of the submission, so that another try is worth it
 * @param last whether this worker can do no more
 */
public record Answer(Grade grade, String reason, List<String> messages, boolean retry, boolean last) {

    static Answer graded(Grade grade) {
        return new Answer(grade, "", List.of(), false, false);
    }

    static Answer doesNotCompile(List<String> messages) {
        return new Answer(null, "It does not compile.", messages, false, false);
    }

    /** The submission is at fault. */
    static Answer notGraded(String reason) {
        return new Answer(null, reason, List.of(), false, false);
    }

    /** Something around the submission may be at fault. */
    public static Answer failed(String reason) {
        return new Answer(null, reason, List.of(), true, false);
    }

    /** The same answer with another grade. */
    public Answer with(Grade other) {
        return new Answer(other, reason, messages, retry, last);
    }

    /** The same answer from a worker that can do no more. */
    public Answer asLast() {
        return new Answer(grade, reason, messages, retry, true);
    }
}
