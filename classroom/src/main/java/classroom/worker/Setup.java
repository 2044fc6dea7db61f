package classroom.worker;

import java.nio.file.Path;
import java.util.List;

/**
 * What a worker knows from its start; it is told in a file of JSON.
 *
 * @param lessons the lessons that it can grade
 * @param wrapper what a submission is started inside of; <code>{folder}</code> stands for its working folder, and
 *     <code>{program}</code> for the folder with its classes; empty for nothing
 * @param reports an existing folder for what the suites write, which no submission sees
 * @param megabytes how much memory a submission may use, with all its processes
 */
public record Setup(List<LessonSuite> lessons, String wrapper, Path reports, int megabytes) {

    /**
     * A lesson's suite.
     *
     * @param number the lesson's number
     * @param folder the name of the lesson's folder
     * @param suite the folder with the suite's classes
     * @param libraries what a server of this lesson needs besides its own classes
     * @param site the lesson's own site; a missing folder if it has none
     */
    public record LessonSuite(int number, String folder, Path suite, List<Path> libraries, Path site) {}
}
