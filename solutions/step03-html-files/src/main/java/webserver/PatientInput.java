package webserver;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/** What a client sends, for as long as the server's patience with it lasts. */
final class PatientInput extends InputStream {

    private final Socket connection;
    private final long deadlineNanos;

    /** @param patienceMillis how long the client has for all its bytes together, from now on */
    PatientInput(Socket connection, int patienceMillis) {
        this.connection = connection;
        this.deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
    }

    // TASK 3.5 Wait, but not for ever
    /**
     * The next byte, or -1 if the client has ended its side.
     *
     * @throws SocketTimeoutException if the patience is at its end, however busily single bytes have dribbled in
     */
    @Override
    public int read() throws IOException {
        long millisLeft = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
        if (millisLeft <= 0) {
            throw new SocketTimeoutException("its time is up");
        }
        connection.setSoTimeout((int) millisLeft);
        return connection.getInputStream().read();
    }
}
