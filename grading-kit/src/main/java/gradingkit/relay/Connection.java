package gradingkit.relay;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** One client and its connection to the server: bytes pass unchanged, and each piece is shown before it goes on. */
final class Connection {

    private static final int PIECE_BYTES = 16 * 1024;
    private static final int MILLIS_IN_A_SECOND = 1000;

    private final int number;
    private final Socket client;
    private final Socket server;
    private final Screen screen;
    private final Direction ofClient;
    private final Direction ofServer;
    private final AtomicInteger open = new AtomicInteger(2);
    private long lastPiece = System.nanoTime();
    private boolean broken;

    /** @param number from 1 on */
    Connection(int number, Socket client, Socket server, Screen screen) {
        this.number = number;
        this.client = client;
        this.server = server;
        this.screen = screen;
        Exchange exchange = new Exchange();
        this.ofClient = new Direction(true, exchange);
        this.ofServer = new Direction(false, exchange);
    }

    /** Begins to relay; returns at once. */
    void start() throws IOException {
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Rows rows = new Rows(number, Row.MARK, "");
        rows.mark("opened by " + address(client.getInetAddress().getHostAddress(), client.getPort())
                + ", which the server sees as "
                + address(server.getLocalAddress().getHostAddress(), server.getLocalPort()));
        screen.print(rows.all());
        Relay.startThread("client of connection " + number, () -> relay(client, server, ofClient, Row.CLIENT));
        Relay.startThread("server of connection " + number, () -> relay(server, client, ofServer, Row.SERVER));
    }

    private static String address(String host, int port) {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    private void relay(Socket from, Socket to, Direction direction, String arrow) {
        boolean receiving = true;
        byte[] piece = new byte[PIECE_BYTES];
        try {
            int length = from.getInputStream().read(piece);
            while (length >= 0) {
                show(direction, arrow, piece, length);
                receiving = false;
                to.getOutputStream().write(piece, 0, length);
                receiving = true;
                length = from.getInputStream().read(piece);
            }
            show(direction, arrow, piece, length);
            to.shutdownOutput();
        } catch (IOException e) {
            breakOff(nameOf(receiving ? from : to));
        } finally {
            if (open.decrementAndGet() == 0) {
                close(client);
                close(server);
            }
        }
    }

    private String nameOf(Socket side) {
        return side == client ? "client" : "server";
    }

    // Both directions share what they know, so one at a time.
    private synchronized void show(Direction direction, String arrow, byte[] piece, int length) {
        Rows rows = new Rows(number, arrow, sinceLastPiece());
        if (length < 0) {
            direction.close(rows);
        } else {
            direction.take(piece, length, rows);
        }
        screen.print(rows.all());
    }

    private String sinceLastPiece() {
        long now = System.nanoTime();
        Duration time = Duration.ofNanos(now - lastPiece);
        lastPiece = now;
        return later(time);
    }

    /** "+0.4 ms", "+17 ms", "+2.3 s". */
    private static String later(Duration time) {
        double millis = time.toNanos() / 1e6;
        if (millis < MILLIS_IN_A_SECOND) {
            return String.format(Locale.ROOT, millis < 10 ? "+%.1f ms" : "+%.0f ms", millis);
        }
        return String.format(Locale.ROOT, "+%.1f s", millis / MILLIS_IN_A_SECOND);
    }

    // One side is gone without a close in good order: the other one is told by a reset, too.
    private synchronized void breakOff(String side) {
        if (!broken) {
            broken = true;
            Rows rows = new Rows(number, Row.MARK, sinceLastPiece());
            rows.event("the " + side + " has reset the connection");
            screen.print(rows.all());
            reset(client);
            reset(server);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // Then it has ended already.
        }
        close(socket);
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Nobody is left to be told.
        }
    }
}
