package gradingkit.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The TCP ports on which somebody listens, as Linux tells them: a look that no server notices, where a connection would
 * be a client that comes and goes.
 */
final class Listeners {
    private static final String LISTEN = "0A";
    private static final String ANY_IPV6 = "00000000000000000000000000000000";
    // Loopback and any, in either byte order, plain and mapped into IPv6.
    private static final Set<String> LOCAL = Set.of(
            "0100007F", "7F000001", "00000000", ANY_IPV6, "0000000000000000FFFF00000100007F",
            "00000000000000000000FFFF7F000001", "0000000000000000FFFF000000000000");

    /** Whether this system can be asked; where it cannot, {@link #on127} knows nothing. */
    static final boolean VISIBLE = seesItself();

    private Listeners() {}

    /** The sockets that listen on 127.0.0.1 or on every address: their ports by their inodes. */
    static Map<String, Integer> on127() {
        Map<String, Integer> listeners = new HashMap<>();
        addFrom(Path.of("/proc/self/net/tcp"), listeners);
        addFrom(Path.of("/proc/self/net/tcp6"), listeners);
        return listeners;
    }

    private static void addFrom(Path table, Map<String, Integer> listeners) {
        ProcFs.read(table).lines().forEach(line -> addLine(line.trim().split("\\s+"), listeners));
    }

    // Columns: number, local address:port, remote address:port, state, …, and the inode as the tenth.
    private static void addLine(String[] columns, Map<String, Integer> listeners) {
        if (columns.length >= 10 && columns[3].equals(LISTEN)) {
            String[] local = columns[1].split(":");
            if (LOCAL.contains(local[0])) {
                listeners.put(columns[9], Integer.parseInt(local[1], 16));
            }
        }
    }

    private static boolean seesItself() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return on127().containsValue(socket.getLocalPort());
        } catch (IOException e) {
            return false;
        }
    }
}
