package classroom.report;

/**
 * What a learning platform calls a student.
 *
 * @param student the student's name, as {@code Result.student} has it
 * @param moodle the number behind Moodle's "Participant"; empty if unknown
 * @param canvas the number of Canvas' column "ID"; empty if unknown
 */
public record StudentId(String student, String moodle, String canvas) {

    /** A student of whom only the name is known. */
    static StudentId unknown(String student) {
        return new StudentId(student, "", "");
    }
}
