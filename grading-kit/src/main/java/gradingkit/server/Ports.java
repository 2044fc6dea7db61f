package gradingkit.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** Ports at random, below those that systems give to clients, and on which nobody answers. */
final class Ports {
    private static final int FIRST = 20_000;
    private static final int BEHIND_LAST = 32_000;
    private static final int TRIES = 200;
    // Windows tries a refused connection again for 2 s; what listens on this computer accepts in less than this.
    private static final int PROBE_MILLIS = 200;
    private static final Set<Integer> TAKEN_HERE = ConcurrentHashMap.newKeySet();

    private final Random random;

    /** @param random asked for one number only, so that what else it yields does not depend on which ports are free */
    Ports(RandomGenerator random) {
        this.random = new Random(random.nextLong());
    }

    /**
     * A free port, which this JVM does not take again before it is given back.
     *
     * @throws SetUpError if all the ports that were tried are in use
     */
    int take() {
        for (int i = 0; i < TRIES; i++) {
            int port = FIRST + random.nextInt(BEHIND_LAST - FIRST);
            if (TAKEN_HERE.add(port)) {
                if (!accepts(port)) {
                    return port;
                }
                giveBack(port);
            }
        }
        throw new SetUpError("no free port was found between " + FIRST + " and " + (BEHIND_LAST - 1));
    }

    /** Lets the port be taken again. */
    static void giveBack(int port) {
        TAKEN_HERE.remove(port);
    }

    /**
     * Whether somebody on this computer accepts connections on the port; tried with a connection that is closed at
     * once.
     */
    static boolean accepts(int port) {
        return accepts(new InetSocketAddress("127.0.0.1", port), PROBE_MILLIS);
    }

    /** Whether somebody accepts connections at the address. */
    static boolean accepts(InetSocketAddress address, int limitMillis) {
        try (Socket socket = new Socket()) {
            socket.connect(address, limitMillis);
            // A client that happens to be given the very port it calls is connected to itself.
            return socket.getLocalPort() != address.getPort()
                    || !socket.getLocalAddress().equals(socket.getInetAddress());
        } catch (IOException e) {
            return false;
        }
    }
}
