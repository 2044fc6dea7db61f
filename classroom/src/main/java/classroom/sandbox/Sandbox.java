package classroom.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where workers and submissions run. */
public sealed interface Sandbox permits Bubblewrap, NoSandbox {

    /**
     * The words that start a worker.
     *
     * @param stage the one folder of ours that the worker may read
     * @param command the worker's own command
     */
    List<String> around(Path stage, List<String> command);

    /**
     * What a worker starts a submission inside of, as {@link gradingkit.server.Launch.Wrapped} takes it;
     * <code>{program}</code> stands for the folder with the submission's classes. Where there is a sandbox, it tells when
     * it has reached the submission, so that its own failure is not taken for the submission's.
     */
    String wrapper(Path stage);

    /** A folder for what suites write, which no submission in a sandbox sees. */
    Path reports(Path stage) throws IOException;

    /** Whether a hostile submission is kept from doing harm. */
    boolean safe();
}
