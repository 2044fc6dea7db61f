package webserver.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/** What a client sends, for as long as the server's patience with it lasts. */
public final class PatientInput extends InputStream {

    private final Socket socket;
    private long deadlineNanos;

    /** Has no patience at all before {@link #waitAtMost} is called. */
    PatientInput(Socket socket) {
        this.socket = socket;
        this.deadlineNanos = System.nanoTime();
    }

    /** From now on the client has so many milliseconds for all its bytes together, however they dribble in. */
    public void waitAtMost(int millis) {
        deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) == -1 ? -1 : one[0] & 0xff;
    }

    /**
     * Reads what has come, or waits for it.
     *
     * @return how many bytes, or -1 if the client has ended its side
     * @throws SocketTimeoutException if the patience is at its end
     */
    @Override
    public int read(byte[] buffer, int start, int length) throws IOException {
        long millisLeft = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
        if (millisLeft <= 0) {
            throw new SocketTimeoutException("its time is up");
        }
        socket.setSoTimeout((int) millisLeft);
        return socket.getInputStream().read(buffer, start, length);
    }
}
