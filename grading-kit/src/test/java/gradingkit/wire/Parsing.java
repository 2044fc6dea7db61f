package gradingkit.wire;

import gradingkit.time.Deadline;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Replies parsed from bytes at hand, one character a byte, without a socket. */
final class Parsing {

    private static final InetSocketAddress SERVER = new InetSocketAddress("127.0.0.1", 8000);

    private Parsing() {}

    /** A reply that is followed by a close. */
    static Reply reply(String received) {
        return reply(received, "GET", Ending.CLOSED);
    }

    static Reply reply(String received, String method, Ending ending) {
        Incoming in = incoming(latin1(received), ending, Integer.MAX_VALUE);
        ReplyParser.Parsed parsed = new ReplyParser(in).parse(0, method);
        in.holds(Integer.MAX_VALUE);
        Transcript transcript = new Transcript(new byte[0], in.copy(0, in.length()), SERVER, in.ended());
        return new Reply(parsed, transcript, (offset, wait) -> Aftermath.of(transcript, offset, false));
    }

    /** The bytes, at most so many in one read, and then the ending. */
    static Incoming incoming(byte[] bytes, Ending ending, int atOnce) {
        int[] given = {0};
        Feed feed = (buffer, offset, timeoutMillis) -> {
            int count = Math.min(Math.min(buffer.length - offset, bytes.length - given[0]), atOnce);
            if (count == 0) {
                return end(ending);
            }
            System.arraycopy(bytes, given[0], buffer, offset, count);
            given[0] += count;
            return count;
        };
        Incoming in = new Incoming(feed, () -> false);
        in.limit(new Limit(Deadline.in(Duration.ofMinutes(1)), "within 3 s"));
        return in;
    }

    static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int end(Ending ending) throws IOException {
        switch (ending) {
            case CLOSED:
                return -1;
            case RESET:
                throw new SocketException("Connection reset");
            default:
                throw new SocketTimeoutException("Read timed out");
        }
    }
}
