package classroom.report;

import java.util.Optional;

/**
 * Who a student is for a learning platform.
 *
 * @param student the name under which the results are kept
 * @param moodleId the number of Moodle's participant, if it is known
 * @param canvasId the number of Canvas' user, if it is known
 */
public record StudentId(String student, Optional<String> moodleId, Optional<String> canvasId) {}
