package gradingkit.server;

/** A check asks for something that this launch cannot give, such as the files of a server that already ran. */
public final class NotCheckable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param sentence what cannot be checked, and why */
    public NotCheckable(String sentence) {
        super(sentence);
    }
}
