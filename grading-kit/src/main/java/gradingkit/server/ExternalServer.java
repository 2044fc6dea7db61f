package gradingkit.server;

import gradingkit.time.Budget;
import java.net.InetSocketAddress;
import java.net.URI;

/**
 * A server that somebody else has started.
 *
 * @param address where it listens
 * @param hostHeader the value of a Host field for it
 */
record ExternalServer(InetSocketAddress address, String hostHeader) {
    private static final int HTTP_PORT = 80;

    /**
     * The server at this address.
     *
     * @throws SetUpError if it is no http address, or nobody answers there
     */
    static ExternalServer at(URI uri, Budget budget) {
        if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
            throw new SetUpError(uri + " is no address of a server: it has to look like http://127.0.0.1:8000");
        }
        int port = uri.getPort() < 0 ? HTTP_PORT : uri.getPort();
        InetSocketAddress address = new InetSocketAddress(uri.getHost().replaceAll("[\\[\\]]", ""), port);
        requireAnswer(uri, address, budget);
        return new ExternalServer(address, uri.getHost() + ":" + port);
    }

    private static void requireAnswer(URI uri, InetSocketAddress address, Budget budget) {
        // Looked up before it is tried: a server that takes one client must not lose it to this trial.
        boolean seen = address.getAddress() != null
                && address.getAddress().isLoopbackAddress()
                && !Listeners.on(address.getPort()).isEmpty();
        int limitMillis = (int) Math.min(Integer.MAX_VALUE, budget.connect().toMillis());
        if (!seen && !Ports.accepts(address, limitMillis)) {
            throw new SetUpError("no server answers at " + uri + ": start it, then run this again");
        }
    }
}
