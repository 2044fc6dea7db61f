package gradingkit.wire;

import gradingkit.time.Deadline;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Opens connections to a server. */
final class Connecting {

    // No event tells that a port has opened, so it is tried again after this many nanoseconds.
    private static final long PAUSE_NANOS = 5_000_000;

    private Connecting() {}

    /** A connection, tried again while it is refused: a server may just be opening its port. */
    static Socket connect(InetSocketAddress address, Limit limit) {
        boolean refused = false;
        while (true) {
            try {
                return tryOnce(address, limit.deadline());
            } catch (SocketTimeoutException e) {
                if (limit.deadline().expired()) {
                    throw refused ? refused(address, limit) : noAnswer(address, limit);
                }
            } catch (ConnectException e) {
                refused = true;
                pauseBeforeNextTry(address, limit);
            } catch (IOException e) {
                throw new WireFailure(sentence(e, address), Transcript.empty(address));
            }
        }
    }

    private static String sentence(IOException e, InetSocketAddress address) {
        return String.valueOf(e.getMessage()).contains("reset")
                ? Interruption.RESET_AT_ONCE
                : "no connection to port " + address.getPort() + " could be opened: the server may have closed its"
                        + " server socket at that moment";
    }

    /** Closes the socket, whatever has become of it. */
    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // A socket that cannot be closed is of no further use either.
        }
    }

    private static Socket tryOnce(InetSocketAddress address, Deadline deadline) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, deadline.remainingMillis());
            return socket;
        } catch (IOException e) {
            close(socket);
            throw e;
        }
    }

    private static void pauseBeforeNextTry(InetSocketAddress address, Limit limit) {
        LockSupport.parkNanos(PAUSE_NANOS);
        if (limit.deadline().expired() || Thread.currentThread().isInterrupted()) {
            throw refused(address, limit);
        }
    }

    private static WireFailure refused(InetSocketAddress address, Limit limit) {
        String sentence = "the connection to port " + address.getPort() + " was refused " + limit.words()
                + " while connecting: the server does not listen any more; it may have ended or closed its server"
                + " socket";
        return new WireFailure(sentence, Transcript.empty(address), -1, -1, true);
    }

    private static WireFailure noAnswer(InetSocketAddress address, Limit limit) {
        String sentence = "the server did not take the connection to port " + address.getPort() + " " + limit.words()
                + " while connecting: too many clients are waiting already, so it may not call accept any more";
        return new WireFailure(sentence, Transcript.empty(address), -1, -1, true);
    }
}
