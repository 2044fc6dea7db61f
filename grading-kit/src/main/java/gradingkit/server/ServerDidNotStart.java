package gradingkit.server;

/** The server ended, or its time was over, before it listened on its port. */
public final class ServerDidNotStart extends ProgramFailure {
    private static final long serialVersionUID = 1;

    ServerDidNotStart(String sentence, Output output) {
        super(sentence, output);
    }
}
