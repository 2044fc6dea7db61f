package classroom.submission;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One student of a class folder.
 *
 * @param student the name, unique within the class; any characters at all
 * @param moodleId the number in the names of Moodle's download: "Participant 12345" of its grading worksheet
 * @param canvasId the user's number in the names of Canvas' download: the "ID" of its grade book
 * @param files what the student has handed in: mostly one folder or archive
 */
public record Entry(String student, Optional<String> moodleId, Optional<String> canvasId, List<HandedIn> files) {

    /**
     * A file or folder of the class folder.
     *
     * @param path where it is
     * @param name what the student has called it, without what the platform has put before and after it
     */
    public record HandedIn(Path path, String name) {}

    /** Whether a learning platform's number of the student is known. */
    boolean hasNumber() {
        return moodleId.isPresent() || canvasId.isPresent();
    }
}
