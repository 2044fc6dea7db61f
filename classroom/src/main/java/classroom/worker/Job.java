package classroom.worker;

import classroom.submission.LessonFiles;
import java.util.List;

/**
 * A lesson of a submission that is to be graded.
 *
 * @param files what the student has written
 * @param seed what the suite's random values come from
 * @param checks which checks, such as {@code 3.2.*}; empty for all
 * @param first null to make them all; else the grading ends with the first check that fails, and begins with these: ids of
 *     checks, such as 3.2.1, or of tasks, such as 3.2, one after the other
 */
public record Job(LessonFiles files, long seed, String checks, List<String> first) {

    /** A job for all checks. */
    public Job(LessonFiles files, long seed) {
        this(files, seed, "", null);
    }

    /** A job that ends with the first failure. */
    public static Job toFirstFailure(LessonFiles files, long seed, List<String> first) {
        return new Job(files, seed, "", first);
    }
}
