package gradingkit.wire;

import java.util.List;

/**
 * The parser of replies: takes every reply that RFC 9112 allows. What else is wrong is a {@link Flaw} that says where, in
 * one sentence: thrown if nobody can tell what was meant, or else noted among the {@link Slips}.
 */
final class ReplyParser {

    /** The longest reply that is read, in bytes. */
    static final int MOST_BYTES = 16 * 1024 * 1024;

    private final Incoming in;
    private final Slips slips = new Slips();

    ReplyParser(Incoming in) {
        this.in = in;
    }

    /** A reply's head, its body, which knows where the reply ends, and the slips in both. */
    record Parsed(Head head, Body body, List<Flaw> slips) {}

    /** Reads the reply that begins at {@code start}; the method of the request decides whether it may have a body. */
    Parsed parse(int start, String method) {
        HeadReader heads = new HeadReader(in, slips);
        Head head = heads.read(start);
        while (head.statusLine().isInterim()) {
            Interruption.checkLength(head.end(), start);
            head = heads.read(head.end());
        }
        Body body = new BodyReader(in, start, slips).read(head, method);
        return new Parsed(head, body, slips.all());
    }
}
