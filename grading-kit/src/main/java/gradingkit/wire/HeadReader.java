package gradingkit.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a reply's status line and header section, and the trailer section of a chunked body. */
final class HeadReader {

    /** The longest field section, in bytes. */
    static final int MOST_BYTES = 64 * 1024;

    private final Incoming in;
    private final LineReader lines;
    private final Slips slips;

    HeadReader(Incoming in, Slips slips) {
        this.slips = slips;
        this.in = in;
        this.lines = new LineReader(in);
    }

    /** The head that begins at {@code start}. */
    Head read(int start) {
        Line first = firstLine(start);
        Flaw cut = first.isCut() ? Interruption.inStatusLine(in, start) : null;
        StatusLine statusLine = StatusLine.parse(first, cut, slips);
        return fields(statusLine, first.next(), start);
    }

    // An empty line is what a server sends that ends its body with a line end which it has not counted.
    private Line firstLine(int start) {
        Line line = line(start, start);
        if (!line.isEmpty() || line.isCut()) {
            return line;
        }
        slips.allow(() -> StatusLine.requireVersion(line));
        return line(line.next(), start);
    }

    private Head fields(StatusLine statusLine, int from, int start) {
        List<Field> fields = new ArrayList<>();
        Optional<Flaw> noField = Optional.empty();
        Line line = line(from, start);
        while (!isEnd(line, "the empty line at the end of the header section")) {
            requireWhole(line, noField);
            Optional<Flaw> found = FieldLines.parse(line, fields, slips);
            noField = noField.or(() -> found);
            line = line(line.next(), start);
        }
        return new Head(statusLine, List.copyOf(fields), line.next());
    }

    /** Reads over the trailer section that begins at {@code start}. Returns where it ends. */
    int skipTrailers(int start) {
        List<Field> trailers = new ArrayList<>();
        Optional<Flaw> noField = Optional.empty();
        Line line = line(start, start);
        while (!isEnd(line, "the empty line at the end of the chunked body")) {
            if (line.isCut()) {
                throw noField.orElseGet(() -> Interruption.betweenChunks(in));
            }
            Optional<Flaw> found = FieldLines.parse(line, trailers, slips);
            noField = noField.or(() -> found);
            line = line(line.next(), start);
        }
        return line.next();
    }

    private boolean isEnd(Line line, String name) {
        if (!line.isEmpty() || line.isCut()) {
            return false;
        }
        slips.allow(() -> line.requireCrLf(name));
        return true;
    }

    private void requireWhole(Line line, Optional<Flaw> noField) {
        if (!line.isCut()) {
            return;
        }
        if (!line.isEmpty()) {
            FieldLines.checkBeginning(line);
        }
        // What was read over may have been the page, without an empty line before it.
        throw noField.orElseGet(() -> Interruption.inHeaderSection(in));
    }

    private Line line(int from, int start) {
        return lines.read(from, start + MOST_BYTES, () -> Interruption.endlessHeaderSection(start));
    }
}
