package classroom.judgement;

/**
 * A line of {@code overrides.csv}: points that the instructor gives, whatever the suite has found.
 *
 * @param line the number of the line
 * @param student who, as the file has it
 * @param lesson the lesson's number
 * @param check the check's id; empty for the total of the lesson
 * @param why the reason, which the student reads
 */
public record ByHand(int line, String student, int lesson, String check, int points, String why) {

    /** Whether it is about the lesson as a whole. */
    public boolean isTotal() {
        return check.isEmpty();
    }
}
