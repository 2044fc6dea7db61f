package gradingkit.server;

import gradingkit.time.Budget;
import gradingkit.time.Deadline;
import gradingkit.wire.HttpClient;
import gradingkit.wire.Reply;
import gradingkit.wire.Transcript;
import gradingkit.wire.Wire;
import gradingkit.wire.WireFailure;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** What one check says to a server and hears from it. */
final class Talk {
    private final Budget budget;
    private final Deadline deadline;
    private final Queue<Wire> wires = new ConcurrentLinkedQueue<>();
    private volatile Supplier<Optional<Transcript>> last = Optional::empty;

    /** @param deadline the end of the check */
    Talk(Budget budget, Deadline deadline) {
        this.budget = budget;
        this.deadline = deadline;
    }

    Reply get(InetSocketAddress server, String pathAndQuery) {
        try {
            Reply reply = new HttpClient(server, budget, deadline).get(pathAndQuery);
            last = () -> Optional.of(reply.transcript());
            return reply;
        } catch (WireFailure failure) {
            last = () -> Optional.ofNullable(failure.transcript());
            throw failure;
        }
    }

    Reply send(InetSocketAddress server, String request) {
        return open(server).ask(request);
    }

    Wire open(InetSocketAddress server) {
        Wire wire = Wire.open(server, budget, deadline);
        wires.add(wire);
        last = () -> Optional.of(wire.transcript());
        return wire;
    }

    Optional<Transcript> lastTranscript() {
        return last.get();
    }

    /** Closes the wires that the check has left open: the next check's server may serve one client at a time. */
    void end() {
        wires.forEach(Wire::close);
    }
}
