package classroom;

/** What was asked for cannot be done: a plain sentence says why and what to do next. The program ends with code 2. */
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BadInput(String sentence) {
        super(sentence);
    }

    public BadInput(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
