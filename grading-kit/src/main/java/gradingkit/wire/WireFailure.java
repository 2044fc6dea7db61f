package gradingkit.wire;

import java.util.List;

/** What went wrong between suite and server, as one plain sentence, with both sides' bytes. */
public final class WireFailure extends AssertionError {

    private static final long serialVersionUID = 1;

    private final transient Transcript transcript;
    private final int offset;
    private final int length;
    private final boolean timedOut;
    private final transient List<String> expectations;
    private final boolean inForm;

    /** A failure that cannot be pinned to a byte. */
    public WireFailure(String sentence, Transcript transcript) {
        this(sentence, transcript, -1, -1, false);
    }

    /**
     * A failure at some bytes.
     *
     * @param sentence what went wrong, ideally with the usual cause
     * @param transcript both sides so far
     * @param offset the first of the received bytes to point at; their number for "behind the last"; -1 for none
     * @param length how many bytes to point at; -1 for none
     * @param timedOut whether waiting ended because time was over
     */
    public WireFailure(String sentence, Transcript transcript, int offset, int length, boolean timedOut) {
        this(sentence, transcript, offset, length, timedOut, List.of(), false);
    }

    private WireFailure(
            String sentence,
            Transcript transcript,
            int offset,
            int length,
            boolean timedOut,
            List<String> expectations,
            boolean inForm) {
        super(sentence);
        this.transcript = transcript;
        this.offset = offset;
        this.length = length;
        this.timedOut = timedOut;
        this.expectations = expectations;
        this.inForm = inForm;
    }

    /** Bytes of a reply that are not what the form of a message asks for. */
    static WireFailure inForm(String sentence, Transcript transcript, int offset, int length) {
        return new WireFailure(sentence, transcript, offset, length, false, List.of(), true);
    }

    /** A reply that is not as expected: each expectation reads "status 404, as …; found 200". */
    static WireFailure unexpected(List<String> expectations, Transcript transcript, int offset, int length) {
        String sentence = "expected " + String.join("; expected ", expectations);
        return new WireFailure(sentence, transcript, offset, length, false, List.copyOf(expectations), false);
    }

    /** The same failure as a check understands it, which knows what the client had done, and what should have come. */
    public WireFailure understoodAs(String meaning) {
        WireFailure failure = new WireFailure(meaning, transcript, offset, length, timedOut);
        failure.initCause(this);
        return failure;
    }

    /** What went wrong: one plain sentence, the same as the message. */
    public String sentence() {
        return getMessage();
    }

    /** What a command has to show, so that the same is seen again. */
    public Shown shown() {
        boolean stayedOpen = timedOut && transcript.received().length > 0
                || expectations.stream().anyMatch(text -> text.startsWith(ReplyAssert.CLOSE));
        return inForm ? Shown.BYTES : stayedOpen ? Shown.END : Shown.REPLY;
    }

    /** Both sides of the talk when it went wrong. */
    public Transcript transcript() {
        return transcript;
    }

    /** The first received byte to point at, the number of received bytes for the place behind the last, -1 for none. */
    public int offset() {
        return offset;
    }

    /** How many received bytes to point at, or -1 where nothing can be pointed at. */
    public int length() {
        return length;
    }

    /** Whether waiting ended because time was over. */
    public boolean timedOut() {
        return timedOut;
    }

    /** What the check expected and found, status first; empty when the failure is no comparison. */
    public List<String> expectations() {
        return expectations;
    }
}
