package gradingkit.wire;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Both sides of a talk with the server, as far as it has gone. The arrays belong to the transcript: do not change them.
 *
 * @param sent every byte sent to the server
 * @param received every byte that came back
 * @param server the server's address
 * @param closedByServer whether the server was seen to end the connection
 * @param manner how the bytes were sent if not one after the other, such as "in pieces of 1 byte"; otherwise empty
 */
public record Transcript(
        byte[] sent, byte[] received, InetSocketAddress server, boolean closedByServer, String manner) {

    /** A talk in which the bytes were sent one after the other. */
    public Transcript(byte[] sent, byte[] received, InetSocketAddress server, boolean closedByServer) {
        this(sent, received, server, closedByServer, "");
    }

    /** A talk in which nothing was said. */
    public static Transcript empty(InetSocketAddress server) {
        return new Transcript(new byte[0], new byte[0], server, false);
    }

    /** The sent bytes, escaped, in at most 12 lines of at most {@code width} characters. */
    public List<String> sentLines(int width) {
        return new EscapedLines(sent, width).render(-1, -1);
    }

    /**
     * The received bytes, escaped, in at most 12 lines of at most {@code width} characters, and a line of carets.
     *
     * @param offset the first byte to point at; the number of received bytes for the place behind the last; -1 for none
     * @param length how many bytes to point at, or -1
     */
    public List<String> receivedLines(int width, int offset, int length) {
        return new EscapedLines(received, width).render(offset, length);
    }

    /**
     * The same talk, with other bytes that were sent.
     */
    public Transcript withSent(byte[] other) {
        return new Transcript(other, received, server, closedByServer, manner);
    }

    // What would have been sent to a server on this port.
    private byte[] sentTo(int port) {
        String there = "127.0.0.1:" + server.getPort();
        String text = new String(sent, StandardCharsets.ISO_8859_1);
        return text.replaceAll("(?i)(?<=\r\nHost: )" + Pattern.quote(there) + "(?=\r\n)", "127.0.0.1:" + port)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * A command that sends the same to a server on this port of this computer: curl where curl can send it and show
     * what came back, else printf and nc. Empty if it would be too long for a command line.
     */
    public Optional<String> command(int port, Shown shown) {
        Optional<String> curl = shown == Shown.REPLY ? CurlCommand.of(this, port) : Optional.empty();
        return curl.or(() -> NcCommand.of(sentTo(port), port, shown));
    }
}
