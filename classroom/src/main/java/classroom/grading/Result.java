package classroom.grading;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import gradingkit.report.Grade;
import java.util.List;

/**
 * What became of one lesson of one submission; the classroom keeps it as a file.
 *
 * @param schema grows when a reader of the last version would no longer understand the file
 * @param student the student's name, or the pseudonym in its place
 * @param lesson the lesson's number; 0 if no lesson was found in the submission
 * @param folder the name of the lesson's folder, such as {@code step03-html-files}; empty for no lesson
 * @param graded whether there is a grade
 * @param reason why there is none, in one plain sentence; empty if there is one
 * @param messages what the compiler said, a line each, if the submission does not compile
 * @param retry whether the grader itself failed, so that the next run tries again
 * @param sandboxed whether the submission ran in a sandbox
 * @param seed what the random values of the suite came from
 * @param fingerprint a hash of all that the result depends on
 * @param previousPoints the core points before this lesson was graded again; null if it was not
 * @param millis how long it took
 * @param grade what the suite found; null if there is no grade
 * @param run how it was found; null if an earlier version has found it
 */
@JsonInclude(Include.NON_NULL)
public record Result(
        int schema,
        String student,
        int lesson,
        String folder,
        boolean graded,
        String reason,
        List<String> messages,
        boolean retry,
        boolean sandboxed,
        long seed,
        String fingerprint,
        Integer previousPoints,
        long millis,
        Grade grade,
        Run run) {

    public static final int SCHEMA = 1;

    /** The same result, found so. */
    public Result with(Run how) {
        return new Result(
                schema,
                student,
                lesson,
                folder,
                graded,
                reason,
                messages,
                retry,
                sandboxed,
                seed,
                fingerprint,
                previousPoints,
                millis,
                grade,
                how);
    }

    /** Whether this is about other work than that result. */
    boolean isOfOtherWork(Result other) {
        return run != null
                && other.run() != null
                && !run.work().equals(other.run().work());
    }
}
