package classroom.grading;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/**
 * How a result was found.
 *
 * @param at when, in UTC, as ISO 8601 has it
 * @param version the workbook's version
 * @param java the version of the Java that has compiled and run it
 * @param tries how many times it was graded until there was a verdict
 * @param waiting of the time in which the grader and all that it has started could run, the part in percent in which they
 *     had to wait for a processor
 * @param work a hash of what the student has written
 * @param handedIn when the student has handed it in, in UTC; empty if unknown
 * @param handedInBy what that is known from; empty if unknown
 * @param attempt the number of an earlier attempt; null for the last one
 */
@JsonInclude(Include.NON_NULL)
public record Run(
        String at,
        String version,
        String java,
        int tries,
        int waiting,
        String work,
        String handedIn,
        String handedInBy,
        Integer attempt) {

    Run asAttempt(int number) {
        return new Run(at, version, java, tries, waiting, work, handedIn, handedInBy, number);
    }
}
