package gradingkit.server;

/** A program did not start or end as it should have; the message is one plain sentence. */
public abstract sealed class ProgramFailure extends AssertionError permits ServerDidNotStart, ProgramDidNotEnd {
    private static final long serialVersionUID = 1;

    private final transient Output output;

    ProgramFailure(String sentence, Output output) {
        super(sentence);
        this.output = output;
    }

    /** The message. */
    public final String sentence() {
        return getMessage();
    }

    /** What the program printed. */
    public final Output output() {
        return output;
    }
}
