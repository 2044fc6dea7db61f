package gradingkit.server;

import gradingkit.time.Budget;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** A server that we have started: its folder, its port, its process; it can be started again. */
final class Child {
    /** The address on which every child is asked to listen. */
    static final String HOST = "127.0.0.1";

    private static final int ATTEMPTS = 3;

    private final Launch launch;
    private final WorkingFolder folder;
    private final Budget budget;
    private final Ports ports;
    private final Output output;
    private volatile Program program;
    private volatile int port;

    Child(Launch launch, WorkingFolder folder, Budget budget, Ports ports) {
        this.launch = launch;
        this.folder = folder;
        this.budget = budget;
        this.ports = ports;
        output = new Output(budget.outputBytes());
    }

    /**
     * Starts the server on a port of its own and waits until it listens.
     *
     * @throws ServerDidNotStart if it does not
     * @throws SetUpError if other programs take the ports
     */
    synchronized void start() {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            if (tryPort(false)) {
                return;
            }
        }
        tryPort(true);
    }

    /** False if the port was taken by somebody else, unless this was the last attempt, which throws. */
    private boolean tryPort(boolean last) {
        port = ports.take();
        Output fresh = output.fromNow();
        boolean ready = false;
        try {
            program = launch();
            ready = isReady(new Readiness(program, fresh, port).await(budget.start()), fresh, last);
            return ready;
        } finally {
            output.forget(fresh);
            if (!ready) {
                giveUp();
            }
        }
    }

    private Program launch() {
        Processes processes = new Processes(Optional.of(folder.path()), launch instanceof Launch.Wrapped);
        return Program.start(launch, folder.path(), budget, processes, output, Integer.toString(port), HOST);
    }

    private boolean isReady(Readiness.Outcome outcome, Output fresh, boolean last) {
        switch (outcome) {
            case READY:
                program.processes().remember();
                return true;
            case ENDED:
                return portWasTaken(fresh, last);
            case STRANGER:
                return portHasStranger(last);
            case INTERRUPTED:
                throw new SetUpError("the start of the server was interrupted");
            default:
                Optional<Integer> other = Readiness.otherPort(program, fresh, port);
                throw new ServerDidNotStart(Sentences.didNotListen(port, budget.start(), other, fresh), fresh);
        }
    }

    private boolean portWasTaken(Output fresh, boolean last) {
        program.kill(); // else a child of the child may hold the port, and the output open
        if (Ports.accepts(port)) {
            return portHasStranger(last);
        }
        if (!last && Sentences.saysPortIsTaken(fresh)) {
            return false;
        }
        int code = program.exitCode().orElseThrow();
        throw new ServerDidNotStart(Sentences.endedEarly(port, code, fresh), fresh);
    }

    private boolean portHasStranger(boolean last) {
        if (last) {
            throw new SetUpError("another program on this computer answers on port " + port
                    + ", which was free before the server was started: run it again");
        }
        return false;
    }

    private void giveUp() {
        if (program != null) {
            program.kill();
        }
        Ports.giveBack(port);
    }

    /** Starts it again in the same folder, on another port; stops it before if it still runs. */
    synchronized void restart() {
        stop();
        start();
    }

    /** Asks it to end, kills it when the budget's time to stop is over; the folder stays. */
    synchronized void stop() {
        program.stop();
        Ports.giveBack(port);
    }

    /** Kills it; the folder stays. */
    synchronized void kill() {
        program.kill();
        Ports.giveBack(port);
    }

    /** To be called now and then, so that what the server has started is found when it is stopped. */
    void rememberDescendants() {
        program.processes().remember();
    }

    /** Whether its JVM writes down which classes it loads. */
    boolean isListed() {
        Launch program = launch instanceof Launch.Wrapped wrapped ? wrapped.program() : launch;
        return program instanceof Launch.Classes classes && classes.listed();
    }

    OptionalInt openFiles() {
        return program.openFiles();
    }

    Optional<Duration> processorTime() {
        return program.processes().processorTime();
    }

    WorkingFolder folder() {
        return folder;
    }

    Output output() {
        return output;
    }

    int port() {
        return port;
    }

    void awaitEnd(Duration limit) {
        program.awaitEnd(limit);
    }

    boolean isAlive() {
        return program.isAlive();
    }

    OptionalInt exitCode() {
        return program.exitCode();
    }
}
