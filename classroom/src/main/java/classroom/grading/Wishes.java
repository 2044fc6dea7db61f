package classroom.grading;

import java.util.OptionalLong;
import java.util.Set;

/**
 * How a class is to be graded.
 *
 * @param lessons the numbers of the lessons; empty for every lesson that is found
 * @param jobs how many submissions are graded at a time
 * @param seed what the suites' random values come from; empty for one that depends on the submission
 * @param regrade whether what was graded before is graded again
 * @param checks which checks of it, such as {@code 3.2.*}; empty for all
 * @param version the workbook's version
 */
public record Wishes(
        Set<Integer> lessons, int jobs, OptionalLong seed, boolean regrade, String checks, String version) {}
