package gradingkit.server;

import gradingkit.time.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Waits until a server listens on its port.
 *
 * <p>Where the system shows who listens, it is asked. Elsewhere the line that the server prints is believed, and only
 * when it does not come a connection is tried: a server that can take one client must not lose it to this trial.
 */
final class Readiness {
    /** What the wait came to. */
    enum Outcome {
        /** Our server listens. */
        READY,
        /** The child has ended. */
        ENDED,
        /** Another program listens on the port. */
        STRANGER,
        /** Somebody has interrupted the wait. */
        INTERRUPTED,
        /** The time is over. */
        TOO_LATE
    }

    private static final Duration TICK = Duration.ofMillis(5);
    // Searching costs milliseconds, which the starting server could use.
    private static final Duration SEARCH_PERIOD = Duration.ofMillis(25);
    // From the moment the port is open, a server that prints its line at all has printed it by then.
    private static final Duration LINE_LIMIT = Duration.ofMillis(100);
    private static final Duration FIRST_TRIAL = Duration.ofMillis(300);

    private final Program program;
    private final Output output;
    private final int port;
    private final boolean listenersVisible;
    private final Deadline firstTrial = Deadline.in(FIRST_TRIAL);
    private Deadline nextSearch = Deadline.in(SEARCH_PERIOD);
    private Deadline line; // until when it is waited for, once the port is open
    private int looksAtStranger;

    /** @param output what the program has printed since its start */
    Readiness(Program program, Output output, int port) {
        this(program, output, port, Listeners.VISIBLE);
    }

    /** @param listenersVisible whether the system shows who listens */
    Readiness(Program program, Output output, int port, boolean listenersVisible) {
        this.program = program;
        this.output = output;
        this.port = port;
        this.listenersVisible = listenersVisible;
    }

    /** Waits, at most for the limit. */
    Outcome await(Duration limit) {
        Deadline deadline = Deadline.in(limit);
        Optional<Outcome> outcome = look();
        while (outcome.isEmpty() && !deadline.expired()) {
            output.waitForNews(Deadline.in(TICK).orEarlier(deadline));
            outcome = Thread.currentThread().isInterrupted() ? Optional.of(Outcome.INTERRUPTED) : look();
        }
        return outcome.orElse(Outcome.TOO_LATE);
    }

    private Optional<Outcome> look() {
        Optional<Outcome> outcome = listenersVisible ? lookAtListeners() : lookAtLine();
        // Looked at last: a port that opens after our child's end is not our child's.
        return program.isAlive() ? outcome : Optional.of(Outcome.ENDED);
    }

    private Optional<Outcome> lookAtListeners() {
        if (line == null && (nextSearch.expired() || saysItListens())) {
            nextSearch = Deadline.in(SEARCH_PERIOD);
            Set<String> inodes = Listeners.on(port);
            return inodes.isEmpty() ? Optional.empty() : lookAtOwner(inodes);
        }
        return line != null && (line.expired() || saysItListens()) ? Optional.of(Outcome.READY) : Optional.empty();
    }

    // A process that is being born may be missed once.
    private Optional<Outcome> lookAtOwner(Set<String> inodes) {
        boolean stranger = !program.processes().own(inodes).orElse(true);
        if (stranger) {
            return ++looksAtStranger > 1 ? Optional.of(Outcome.STRANGER) : Optional.empty();
        }
        line = Deadline.in(LINE_LIMIT);
        return saysItListens() ? Optional.of(Outcome.READY) : Optional.empty();
    }

    private Optional<Outcome> lookAtLine() {
        boolean ready = saysItListens() || firstTrial.expired() && Ports.accepts(port);
        return ready ? Optional.of(Outcome.READY) : Optional.empty();
    }

    private boolean saysItListens() {
        return ListeningLine.names(port, output.out());
    }

    /** A port other than the right one on which the server listens, or says so. */
    static Optional<Integer> otherPort(Program program, Output output, int port) {
        Set<String> sockets = program.processes().sockets();
        Optional<Integer> open = Listeners.portsOf(sockets).stream().min(Integer::compare);
        return open.or(() -> ListeningLine.port(output.out())).filter(other -> other != port);
    }
}
