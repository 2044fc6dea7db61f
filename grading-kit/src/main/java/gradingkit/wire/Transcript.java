package gradingkit.wire;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * Both sides of a talk with the server, as far as it has gone. The arrays belong to the transcript: do not change them.
 *
 * @param sent every byte sent to the server
 * @param received every byte that came back
 * @param server the server's address
 * @param closedByServer whether the server was seen to end the connection
 */
public record Transcript(byte[] sent, byte[] received, InetSocketAddress server, boolean closedByServer) {

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
     * A command that sends the same to a server on this port of this computer: curl where curl can send it, else printf
     * and nc. A request that is too long for a command line is cut, and the command says so.
     */
    public String command(int port) {
        return CurlCommand.of(this, port).orElseGet(() -> NcCommand.of(sent, port));
    }
}
