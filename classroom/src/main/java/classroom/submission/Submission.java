package classroom.submission;

import java.util.SortedMap;

/**
 * What one student has handed in.
 *
 * @param student the student's name as the class folder gives it; any characters at all
 * @param lessons what was found, by the lesson's number
 * @param problem why nothing can be graded, in one plain sentence; empty if lessons were found
 * @param retry whether the problem lies with this computer, such as a file that may not be read
 */
public record Submission(String student, SortedMap<Integer, LessonFiles> lessons, String problem, boolean retry) {

    /** How much the contents of its files are at most. */
    public static final int MOST_MEBIBYTES = (int) (Limits.UNPACKED_BYTES >> 20);
}
