package classroom.grading;

import classroom.submission.Submission;
import java.util.function.Supplier;

/**
 * Somebody who is to be graded.
 *
 * @param student the name under which the results are kept
 * @param submission reads what was handed in, when its turn has come
 * @param handedIn when, in UTC, as ISO 8601 has it; empty if unknown
 * @param handedInBy what that is known from; empty if unknown
 */
public record Candidate(String student, Supplier<Submission> submission, String handedIn, String handedInBy) {}
