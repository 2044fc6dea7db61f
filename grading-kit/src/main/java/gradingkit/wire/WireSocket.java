package gradingkit.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/**
 * An open wire in the shape of a socket, for a client that wants one. Its reads end by the wire's limit. Closing it
 * leaves the wire open: what the client did not read can still be looked at.
 */
final class WireSocket extends Socket {

    private final Wire wire;
    private boolean closed;
    private boolean inputEnded;

    WireSocket(Wire wire) {
        this.wire = wire;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) {
        // The wire is connected.
    }

    @Override
    public InputStream getInputStream() {
        return new Input();
    }

    @Override
    public OutputStream getOutputStream() {
        return new Output();
    }

    @Override
    public synchronized void setSoTimeout(int timeout) {
        // The wire keeps the time.
    }

    @Override
    public synchronized int getSoTimeout() {
        return 0;
    }

    @Override
    public void setTcpNoDelay(boolean on) {
        // The wire does not delay.
    }

    @Override
    public InetAddress getInetAddress() {
        return wire.remoteAddress().getAddress();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return wire.remoteAddress();
    }

    @Override
    public int getPort() {
        return wire.remoteAddress().getPort();
    }

    @Override
    public int getLocalPort() {
        return wire.localPort();
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isBound() {
        return true;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void shutdownInput() {
        inputEnded = true;
    }

    @Override
    public void shutdownOutput() {
        wire.closeSending();
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    /** Reads what the wire has received, and waits for more. */
    private final class Input extends InputStream {

        private int position;
        private boolean started;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (inputEnded) {
                return -1;
            }
            startTime();
            Incoming in = wire.incoming();
            if (position > ReplyParser.MOST_BYTES) {
                throw new IOException("the reply is too long");
            }
            if (!in.holds(position + 1)) {
                return end(in.ending());
            }
            int count = Math.min(length, in.length() - position);
            in.copyTo(buffer, offset, position, count);
            position += count;
            return count;
        }

        // The server's time begins when it has the request: what the client does before that is not its fault.
        private void startTime() {
            if (!started) {
                started = true;
                wire.startAnswer();
            }
        }

        private int end(Ending ending) throws IOException {
            return switch (ending) {
                case CLOSED -> -1;
                case RESET -> throw new SocketException("the server reset the connection");
                case SILENT, SLOW -> throw new SocketTimeoutException("the time is over");
            };
        }
    }

    /** Sends through the wire. */
    private final class Output extends OutputStream {

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            wire.write(Arrays.copyOfRange(buffer, offset, offset + length), wire.startAnswer());
        }
    }
}
