package gradingkit.check;

import gradingkit.server.ServerUnderTest;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The place of a server that several checks use: started when it is needed, and again when it has ended. */
final class SharedServer {

    private final Supplier<ServerUnderTest> start;
    private final Consumer<ServerUnderTest> stop;
    private ServerUnderTest server;

    SharedServer(Supplier<ServerUnderTest> start, Consumer<ServerUnderTest> stop) {
        this.start = start;
        this.stop = stop;
    }

    /** The server, which runs. */
    synchronized ServerUnderTest get() {
        if (!isTaken()) {
            putAway();
            server = start.get();
        }
        return server;
    }

    /** Whether there is a server already, which runs. */
    synchronized boolean isTaken() {
        return server != null && server.isAlive();
    }

    synchronized boolean is(ServerUnderTest other) {
        return server == other;
    }

    /** Stops the server, if there is one: the next check gets another. */
    synchronized void putAway() {
        if (server != null) {
            stop.accept(server);
            server = null;
        }
    }
}
