package gradingkit.wire;

/**
 * The strict parser of replies: takes every reply that RFC 9112 allows, and no other. What is wrong becomes a
 * {@link Flaw} that says where, in one sentence.
 */
final class ReplyParser {

    /** The longest reply that is read, in bytes. */
    static final int MOST_BYTES = 16 * 1024 * 1024;

    private final Incoming in;

    ReplyParser(Incoming in) {
        this.in = in;
    }

    /** A reply's head and its body, which knows where the reply ends. */
    record Parsed(Head head, Body body) {}

    /** Reads the reply that begins at {@code start}; the method of the request decides whether it may have a body. */
    Parsed parse(int start, String method) {
        HeadReader heads = new HeadReader(in);
        Head head = heads.read(start);
        while (head.statusLine().isInterim()) {
            Interruption.checkLength(head.end(), start);
            head = heads.read(head.end());
        }
        return new Parsed(head, new BodyReader(in, start).read(head, method));
    }
}
