package classroom.grading;

import classroom.submission.Submission;
import java.util.function.Supplier;

/**
 * Somebody who is to be graded.
 *
 * @param student the name under which the results are kept
 * @param submission reads what was handed in, when its turn has come
 */
public record Candidate(String student, Supplier<Submission> submission) {}
