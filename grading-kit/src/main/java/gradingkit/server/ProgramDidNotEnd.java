package gradingkit.server;

/** A program that should have ended by itself was still running when its time was over. */
public final class ProgramDidNotEnd extends ProgramFailure {
    private static final long serialVersionUID = 1;

    ProgramDidNotEnd(String sentence, Output output) {
        super(sentence, output);
    }
}
