package gradingkit.wire;

/** Something wrong in the bytes of a reply: what, where, and whether time ran out. The transcript is added later. */
final class Flaw extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int offset;
    private final int length;
    private final boolean timedOut;
    private final boolean inForm;

    private Flaw(String sentence, int offset, int length, boolean timedOut, boolean inForm) {
        super(sentence, null, false, false);
        this.offset = offset;
        this.length = length;
        this.timedOut = timedOut;
        this.inForm = inForm;
    }

    /** A byte that should be another: the sentence begins with its place. */
    static Flaw at(int offset, int length, String sentence) {
        return new Flaw("byte " + Words.number(offset) + ": " + sentence, offset, length, false, true);
    }

    /** Bytes that are wrong as a whole. */
    static Flaw in(int offset, int length, String sentence) {
        return new Flaw(sentence, offset, length, false, true);
    }

    /** Bytes that did not come: the place is behind the last one that did. */
    static Flaw missing(Incoming in, String sentence) {
        boolean timedOut = in.ending() != null && in.ending().timedOut();
        boolean nothingCame = in.length() == 0;
        return new Flaw(sentence, nothingCame ? -1 : in.length(), nothingCame ? -1 : 1, timedOut, false);
    }

    WireFailure over(Transcript transcript) {
        return inForm
                ? WireFailure.inForm(getMessage(), transcript, offset, length)
                : new WireFailure(getMessage(), transcript, offset, length, timedOut);
    }
}
