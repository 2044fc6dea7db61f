package gradingkit.time;

/** The computer was too busy for a verdict: no point is given for it, and none is taken. */
public final class ComputerTooBusy extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param sentence what could not be judged, and why */
    public ComputerTooBusy(String sentence) {
        super(sentence);
    }

    /**
     * @param sentence what could not be judged, and why
     * @param cause what was seen last
     */
    public ComputerTooBusy(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
