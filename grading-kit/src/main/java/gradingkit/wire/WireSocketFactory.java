package gradingkit.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Gives a client one socket, an open wire, and no second one. */
final class WireSocketFactory extends SocketFactory {

    private final WireSocket socket;
    private boolean given;
    private boolean askedAgain;

    WireSocketFactory(Wire wire) {
        this.socket = new WireSocket(wire);
    }

    @Override
    public Socket createSocket() throws IOException {
        if (given) {
            askedAgain = true;
            throw new IOException("each request has one connection");
        }
        given = true;
        return socket;
    }

    /** Lets the client read no more. */
    void endInput() {
        socket.shutdownInput();
    }

    /** Whether the client wanted another connection, to ask again. */
    boolean usedUp() {
        return askedAgain;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException();
    }
}
