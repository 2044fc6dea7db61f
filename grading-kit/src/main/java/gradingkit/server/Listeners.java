package gradingkit.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The TCP ports on which somebody listens, as Linux tells them: a look that no server notices, where a connection would
 * be a client that comes and goes.
 */
final class Listeners {
    private static final Path TCP4 = Path.of("/proc/self/net/tcp");
    private static final Path TCP6 = Path.of("/proc/self/net/tcp6");
    private static final String LISTEN = "0A";
    private static final String UNCONNECTED = ":0000 " + LISTEN + " ";
    private static final String ANY_IPV6 = "00000000000000000000000000000000";
    // Loopback and any, in either byte order, plain and mapped into IPv6.
    private static final Set<String> LOCAL = Set.of(
            "0100007F",
            "7F000001",
            "00000000",
            ANY_IPV6,
            "0000000000000000FFFF00000100007F",
            "00000000000000000000FFFF7F000001",
            "0000000000000000FFFF000000000000");

    /** Whether this system can be asked; where it cannot, {@link #on} finds nobody. */
    static final boolean VISIBLE = seesItself();

    private Listeners() {}

    /** The inodes of the sockets that listen on the port, on 127.0.0.1 or on every address. */
    static Set<String> on(int port) {
        // The tables take milliseconds to read, and one is enough: who listens in it keeps the other from the port.
        Set<String> inodes = inodes(read(TCP6), port);
        return inodes.isEmpty() ? inodes(read(TCP4), port) : inodes;
    }

    /** The ports on which these sockets listen. */
    static Set<Integer> portsOf(Set<String> inodes) {
        return Stream.of(TCP6, TCP4)
                .flatMap(table -> read(table).stream())
                .filter(listener -> inodes.contains(listener.inode()))
                .map(Listener::port)
                .collect(Collectors.toSet());
    }

    private static Set<String> inodes(List<Listener> listeners, int port) {
        return listeners.stream()
                .filter(listener -> listener.port() == port)
                .map(Listener::inode)
                .collect(Collectors.toSet());
    }

    private static List<Listener> read(Path table) {
        return ProcFs.read(table)
                .lines()
                .filter(line -> line.contains(UNCONNECTED)) // a busy computer has thousands of other lines
                .map(line -> line.trim().split("\\s+"))
                .filter(Listeners::isLocalListener)
                .map(Listeners::listener)
                .toList();
    }

    // Columns: number, local address:port, remote address:port, state, …, and the inode as the tenth.
    private static boolean isLocalListener(String[] columns) {
        return columns.length >= 10
                && columns[3].equals(LISTEN)
                && LOCAL.contains(columns[1].split(":")[0]);
    }

    private static Listener listener(String[] columns) {
        return new Listener(Integer.parseInt(columns[1].split(":")[1], 16), columns[9]);
    }

    private static boolean seesItself() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return !on(socket.getLocalPort()).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private record Listener(int port, String inode) {}
}
