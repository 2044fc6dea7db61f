package gradingkit.wire;

import java.util.ArrayList;
import java.util.List;

/** Reads a chunked body (RFC 9112, 7.1). */
final class ChunkReader {

    private final Incoming in;
    private final int replyStart;
    private final LineReader lines;
    private final Slips slips;
    private final List<Body.Piece> pieces = new ArrayList<>();
    private Flaw loneLf;

    ChunkReader(Incoming in, int replyStart, Slips slips) {
        this.slips = slips;
        this.in = in;
        this.replyStart = replyStart;
        this.lines = new LineReader(in);
    }

    Body read(int start) {
        try {
            return readChunks(start);
        } catch (Flaw flaw) { // an LF behind a chunk may have been a byte of it, and the size be wrong
            throw loneLf == null ? flaw : loneLf;
        }
    }

    private Body readChunks(int start) {
        int at = start;
        Line sizeLine = sizeLine(at);
        int size = size(sizeLine);
        while (size > 0) {
            at = chunk(sizeLine.next(), size);
            sizeLine = sizeLine(at);
            size = size(sizeLine);
        }
        int end = new HeadReader(in, slips).skipTrailers(sizeLine.next());
        return Body.of(Framing.CHUNKED, in, start, end, pieces);
    }

    private Line sizeLine(int at) {
        Interruption.checkLength(at, replyStart);
        Line line = lines.read(at, replyStart + ReplyParser.MOST_BYTES, () -> Interruption.endless(at));
        if (line.isCut()) {
            throw Interruption.betweenChunks(in);
        }
        return line;
    }

    private int size(Line line) {
        int digits = hexDigits(line.text());
        if (digits == 0) {
            throw line.unexpected(0, "the size of a chunk in hexadecimal digits", causeOfNoSize(line));
        }
        String behind = line.text().substring(digits);
        boolean extension = behind.strip().startsWith(";");
        if (!behind.isEmpty() && !extension) {
            throw line.unexpected(digits, "CR LF after the size of the chunk", causeOfBadSize(line));
        }
        line.requireText(digits, "the extension of the chunk");
        slips.allow(() -> line.requireCrLf("the size of the chunk"));
        return bounded(line, line.text().substring(0, digits));
    }

    private static String causeOfNoSize(Line line) {
        return line.isEmpty()
                ? ": the chunk before it may be longer or shorter than its size says"
                : ": count the bytes of each chunk, not its characters, and leave out nothing between the chunks";
    }

    private static String causeOfBadSize(Line line) {
        return line.text().startsWith("0x") ? ": the size is written without 0x" : "";
    }

    private int bounded(Line line, String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        boolean huge = significant.length() > 7;
        int size = huge ? Integer.MAX_VALUE : Integer.parseInt(significant, 16);
        if (huge || size > ReplyParser.MOST_BYTES - (line.next() - replyStart)) {
            throw Flaw.at(
                    line.start(),
                    digits.length(),
                    "a chunk of the size " + Words.quoted(digits)
                            + " (hexadecimal) would make the reply longer than the "
                            + Words.bytes(ReplyParser.MOST_BYTES)
                            + " that are read here");
        }
        return size;
    }

    // Returns where the next chunk begins.
    private int chunk(int start, int size) {
        int end = start + size;
        if (!in.holds(end)) {
            throw Interruption.inChunk(in, start, size);
        }
        pieces.add(new Body.Piece(start, size));
        return end + endOfChunk(end, size);
    }

    private int endOfChunk(int at, int size) {
        if (!in.holds(at + 1)) {
            throw Interruption.betweenChunks(in);
        }
        if (in.at(at) == '\n') {
            loneLf = wrongSize(at, size);
            slips.allow(() -> {
                throw loneLf;
            });
            return 1;
        }
        boolean begins = in.at(at) == '\r';
        if (begins && !in.holds(at + 2)) {
            throw Interruption.betweenChunks(in);
        }
        if (!begins || in.at(at + 1) != '\n') {
            throw wrongSize(at, size);
        }
        return 2;
    }

    private Flaw wrongSize(int at, int size) {
        String found = in.at(at) == '\n' ? "LF alone" : Words.character((char) (in.at(at) & 0xff));
        String hex = Integer.toHexString(size);
        return Flaw.at(
                at,
                1,
                "expected CR LF after the " + Words.bytes(size) + " of the chunk, found " + found + ": the size (" + hex
                        + " in hexadecimal) counts the chunk's bytes without this CR LF");
    }

    private static int hexDigits(String text) {
        int count = 0;
        while (count < text.length() && isHexDigit(text.charAt(count))) {
            count++;
        }
        return count;
    }

    private static boolean isHexDigit(char c) {
        return c < 0x80 && Character.digit(c, 16) >= 0;
    }
}
