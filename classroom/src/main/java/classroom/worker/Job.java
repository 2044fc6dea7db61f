package classroom.worker;

import classroom.submission.LessonFiles;
import java.util.List;

/**
 * A lesson of a submission that is to be graded.
 *
 * @param files what the student has written
 * @param seed what the suite's random values come from
 * @param first null to make every check; else the grading ends with the first check that fails, and begins with these: ids
 *     of checks, such as 3.2.1, or of tasks, such as 3.2, one after the other
 */
public record Job(LessonFiles files, long seed, List<String> first) {

    /** A job to make every check. */
    public Job(LessonFiles files, long seed) {
        this(files, seed, null);
    }
}
