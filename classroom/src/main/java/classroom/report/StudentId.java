package classroom.report;

/**
 * What a learning platform calls a student, and when the student has handed in.
 *
 * @param student the student's name, as {@code Result.student} has it
 * @param moodle the number behind Moodle's "Participant"; empty if unknown
 * @param canvas the number of Canvas' column "ID"; empty if unknown
 * @param handedIn when, as ISO 8601 has it in UTC; empty if unknown
 * @param handedInBy what the time is taken from, such as "file"; empty if unknown
 */
public record StudentId(String student, String moodle, String canvas, String handedIn, String handedInBy) {

    // Files of earlier versions have no times.
    public StudentId {
        handedIn = handedIn == null ? "" : handedIn;
        handedInBy = handedInBy == null ? "" : handedInBy;
    }

    /** A student of whom it is not known when. */
    public StudentId(String student, String moodle, String canvas) {
        this(student, moodle, canvas, "", "");
    }

    /** The same student, with a time that is better known. */
    public StudentId handedIn(String time, String source) {
        return new StudentId(student, moodle, canvas, time, source);
    }

    /** A student of whom only the name is known. */
    static StudentId unknown(String student) {
        return new StudentId(student, "", "");
    }
}
