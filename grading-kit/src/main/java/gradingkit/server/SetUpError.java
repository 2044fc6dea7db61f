package gradingkit.server;

/** Something around the server is wrong, such as a command that does not exist: never a reason for a grade. */
public final class SetUpError extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param sentence what is wrong and what to do about it */
    public SetUpError(String sentence) {
        super(sentence);
    }

    /**
     * @param sentence what is wrong and what to do about it
     * @param cause for the maintainer
     */
    public SetUpError(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
