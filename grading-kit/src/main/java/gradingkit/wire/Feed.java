package gradingkit.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** Where received bytes come from. */
interface Feed {

    /**
     * Waits for bytes.
     *
     * @return how many were written into {@code buffer} from {@code offset} on, or -1 at the end
     * @throws java.net.SocketTimeoutException if none came within the milliseconds
     */
    int read(byte[] buffer, int offset, int timeoutMillis) throws IOException;

    /** The bytes that a socket receives. */
    static Feed of(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        return (buffer, offset, timeoutMillis) -> {
            socket.setSoTimeout(timeoutMillis);
            return in.read(buffer, offset, buffer.length - offset);
        };
    }
}
