package gradingkit.report;

/**
 * How a student sees a mistake with his own eyes.
 *
 * @param run a command that starts the server on the files that the check had; empty if it had none of its own
 * @param command a command that shows the mistake of the server on port 8000; empty if there was no talk, or if no
 *     single command can show it
 * @param instead what the suite did, in one sentence, where no single command can; otherwise empty
 */
public record TryIt(String run, String command, String instead) {

    /** Where there was no talk. */
    public static final TryIt NOTHING = new TryIt("", "", "");

    /** The port on which a student's server listens if he says nothing else. */
    public static final int PORT = 8000;
}
