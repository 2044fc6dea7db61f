package gradingkit.wire;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Takes lines from what comes in, and waits for the rest of a line. */
final class LineReader {

    private final Incoming in;

    LineReader(Incoming in) {
        this.in = in;
    }

    /**
     * The line that begins at {@code start}.
     *
     * @param last the line must end before this offset
     * @param tooLong what to throw when it does not
     */
    Line read(int start, int last, Supplier<Flaw> tooLong) {
        for (int at = start; at < last; at++) {
            if (!in.holds(at + 1)) {
                return cut(start, at);
            }
            Line.End end = endAt(at, at > start);
            if (end != null) {
                return line(start, at, end);
            }
        }
        throw tooLong.get();
    }

    // Behind a line with text in it another line comes, so that the next bytes can be waited for.
    private Line.End endAt(int at, boolean more) {
        if (in.at(at) == '\n') {
            boolean swapped = more && in.holds(at + 3) && in.at(at + 1) == '\r' && in.at(at + 2) != '\n';
            return swapped ? Line.End.LF_CR : Line.End.LF;
        }
        if (in.at(at) != '\r' || !in.holds(at + 2)) {
            return null;
        }
        return in.at(at + 1) == '\n' ? Line.End.CR_LF : Line.End.CR;
    }

    // A CR at the very end would have been half of CR LF: it is no part of the text.
    private Line cut(int start, int at) {
        boolean endsWithCr = at > start && in.at(at - 1) == '\r';
        return line(start, endsWithCr ? at - 1 : at, Line.End.NONE);
    }

    private Line line(int start, int end, Line.End how) {
        return new Line(start, new String(in.copy(start, end), StandardCharsets.ISO_8859_1), how);
    }
}
