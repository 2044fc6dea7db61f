package gradingkit.relay;

import gradingkit.relay.Exchange.Protocol;
import gradingkit.wire.Words;
import java.util.OptionalInt;

/** One direction of a connection: finds where its messages begin and end, however the bytes arrive. */
final class Direction {

    private static final int LONGEST_HEAD = 64 * 1024;
    private static final int TLS = 0x16;

    /** Where in a message the next byte is. */
    private enum Place {
        HEAD,
        LENGTH,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILERS,
        UP_TO_CLOSE,
        FRAMES,
        UNKNOWN
    }

    private final boolean ofClient;
    private final Exchange exchange;
    private final StringBuilder line = new StringBuilder();
    private final StringBuilder head = new StringBuilder();
    private final Frames frames;
    private Place place = Place.HEAD;
    private Content content = new Content();
    private long left;
    private int chunks;
    private boolean spoke;

    /** @param exchange what the two directions of a connection share */
    Direction(boolean ofClient, Exchange exchange) {
        this.ofClient = ofClient;
        this.exchange = exchange;
        this.frames = new Frames(ofClient);
    }

    /** Shows the bytes that have come. */
    void take(byte[] bytes, int length, Rows rows) {
        for (int at = 0; at < length; ) {
            at = step(bytes, at, length, rows);
            spoke = true;
        }
    }

    private int step(byte[] bytes, int at, int length, Rows rows) {
        if (place == Place.HEAD && head.isEmpty() && line.isEmpty()) {
            begin(bytes[at], rows);
        }
        return switch (place) {
            case HEAD -> head(bytes, at, length, rows);
            case LENGTH, CHUNK -> counted(bytes, at, length, rows);
            case CHUNK_SIZE, CHUNK_END, TRAILERS -> framingLine(bytes, at, length, rows);
            case FRAMES -> frames.take(bytes, at, length, rows);
            case UP_TO_CLOSE, UNKNOWN -> {
                content.show(bytes, at, length, rows);
                yield length;
            }
        };
    }

    // ---- The head

    private void begin(byte first, Rows rows) {
        if (exchange.protocol() == Protocol.WEBSOCKET) {
            place = Place.FRAMES;
        } else if (exchange.protocol() == Protocol.UNKNOWN) {
            place = Place.UNKNOWN;
        } else if (ofClient && !spoke && first == TLS) {
            giveUp("these bytes look like TLS: use an address with http:// in the browser, not https://", rows);
        } else if (!ofClient && first != 'H') {
            giveUp(
                    spoke
                            ? "what follows stands behind the end of the answer, and is no answer itself"
                            : "what follows is no answer: it does not begin with HTTP/",
                    rows);
        }
    }

    private void giveUp(String sentence, Rows rows) {
        rows.mark(sentence);
        content = new Content();
        place = Place.UNKNOWN;
    }

    private int head(byte[] bytes, int at, int length, Rows rows) {
        int end = at;
        boolean complete = false;
        while (end < length && !complete) {
            complete = endsHead(bytes[end++]);
        }
        rows.text(bytes, at, end);
        if (complete) {
            String text = head.toString();
            head.setLength(0);
            begin(Head.of(text), rows);
        } else if (head.length() > LONGEST_HEAD) {
            giveUp("this header section does not end: what follows is not taken apart", rows);
        }
        return end;
    }

    // An empty line ends it, unless nothing stood before: a client may send one in front (RFC 9112, 2.2).
    private boolean endsHead(byte next) {
        line.append((char) (next & 0xff));
        if (next != '\n') {
            return false;
        }
        boolean empty = line.toString().isBlank();
        boolean ends = empty && !head.isEmpty();
        head.append(empty ? "" : line);
        line.setLength(0);
        return ends;
    }

    private void begin(Head message, Rows rows) {
        content = new Content();
        chunks = 0;
        if (ofClient) {
            exchange.asked(message.method());
            beginBody(message, false, rows);
        } else {
            beginAnswer(message, rows);
        }
    }

    private void beginAnswer(Head answer, Rows rows) {
        OptionalInt status = answer.status();
        if (status.isEmpty()) {
            giveUp("this is no status line: what follows is not taken apart", rows);
        } else if (status.getAsInt() == 101) {
            exchange.answered();
            exchange.changeTo(answer.upgradesToWebSocket() ? Protocol.WEBSOCKET : Protocol.UNKNOWN);
            rows.mark("end of the answer: from here on both sides speak another protocol");
        } else if (status.getAsInt() < 200) {
            rows.mark("end of this answer: the one that counts comes later");
        } else if (exchange.method().equals("HEAD")) {
            end("no body, as it answers HEAD", rows);
        } else if (status.getAsInt() == 204 || status.getAsInt() == 304) {
            end("no body, as its status is " + status.getAsInt(), rows);
        } else {
            beginBody(answer, true, rows);
        }
    }

    // RFC 9112, 6.3.
    private void beginBody(Head message, boolean endsWithConnection, Rows rows) {
        if (message.isChunked()) {
            place = Place.CHUNK_SIZE;
        } else if (message.contentLength().isPresent()) {
            beginLength(message.contentLength().get(), rows);
        } else if (endsWithConnection) {
            place = Place.UP_TO_CLOSE;
        } else {
            end("no body", rows);
        }
    }

    private void beginLength(String length, Rows rows) {
        if (!length.matches("\\d{1,18}")) {
            giveUp("nobody can tell where this message ends: its Content-Length is no number", rows);
            return;
        }
        left = Long.parseLong(length);
        place = Place.LENGTH;
        if (left == 0) {
            end("a body of 0 bytes", rows);
        }
    }

    // ---- The body

    private int counted(byte[] bytes, int at, int length, Rows rows) {
        int end = (int) Math.min(length, at + left);
        content.show(bytes, at, end, rows);
        left -= end - at;
        if (left == 0 && place == Place.CHUNK) {
            place = Place.CHUNK_END;
        } else if (left == 0) {
            end(Words.bytes(content.length()) + " of body", rows);
        }
        return end;
    }

    // The lines around chunks are shown as long as the chunks are, and the last of them.
    private int framingLine(byte[] bytes, int at, int length, Rows rows) {
        int end = at;
        boolean complete = false;
        while (end < length && !complete) {
            line.append((char) (bytes[end] & 0xff));
            complete = bytes[end++] == '\n';
        }
        if (complete) {
            String text = line.toString();
            line.setLength(0);
            framing(text, bytes, at, end, rows);
        } else if (!content.isFull()) {
            rows.text(bytes, at, end);
        }
        return end;
    }

    private void framing(String text, byte[] bytes, int at, int end, Rows rows) {
        boolean lastChunk = place == Place.CHUNK_SIZE && text.matches("0+(?![0-9A-Fa-f])[^\\n]*\\n");
        if (lastChunk) {
            content.end(rows);
        }
        if (!content.isFull() || lastChunk || place == Place.TRAILERS) {
            rows.text(bytes, at, end);
        }
        switch (place) {
            case CHUNK_SIZE -> chunkSize(text, rows);
            case CHUNK_END -> chunkEnd(text, rows);
            default -> trailer(text, rows);
        }
    }

    private void chunkSize(String text, Rows rows) {
        String size = text.split("[;\\s]", 2)[0];
        if (!size.matches("[0-9A-Fa-f]{1,15}")) {
            giveUp("this is no size of a chunk: what follows is not taken apart", rows);
            return;
        }
        left = Long.parseLong(size, 16);
        place = left == 0 ? Place.TRAILERS : Place.CHUNK;
        chunks += left == 0 ? 0 : 1;
    }

    private void chunkEnd(String text, Rows rows) {
        if (text.isBlank()) {
            place = Place.CHUNK_SIZE;
        } else {
            giveUp("the chunk is longer than its size says: what follows is not taken apart", rows);
        }
    }

    private void trailer(String text, Rows rows) {
        if (text.isBlank()) {
            String count = chunks == 1 ? "1 chunk" : Words.number(chunks) + " chunks";
            mark(Words.bytes(content.length()) + " of body in " + count, rows);
        }
    }

    // ---- The end

    private void end(String how, Rows rows) {
        content.end(rows);
        mark(how, rows);
    }

    private void mark(String how, Rows rows) {
        rows.mark("end of the " + message() + ": " + how);
        if (!ofClient) {
            exchange.answered();
        }
        content = new Content();
        place = Place.HEAD;
    }

    private String message() {
        return ofClient ? "request" : "answer";
    }

    /** Shows that no more bytes come in this direction. */
    void close(Rows rows) {
        switch (place) {
            case HEAD -> closeInHead(rows);
            case UP_TO_CLOSE -> end(Words.bytes(content.length()) + " of body, up to the close", rows);
            case LENGTH -> closeInBody(Words.bytes(left) + " of its body are missing", rows);
            case CHUNK_SIZE, CHUNK, CHUNK_END, TRAILERS -> closeInBody("the last chunk did not come", rows);
            case FRAMES -> frames.close(rows);
            case UNKNOWN -> content.end(rows);
        }
        rows.event("the " + speaker() + " closes its side");
    }

    private String speaker() {
        return ofClient ? "client" : "server";
    }

    private void closeInHead(Rows rows) {
        if (!head.isEmpty() || !line.isEmpty()) {
            rows.mark("the " + message() + " ends within its header section");
        }
    }

    private void closeInBody(String missing, Rows rows) {
        content.end(rows);
        rows.mark("the " + message() + " ends too early: " + missing);
    }
}
