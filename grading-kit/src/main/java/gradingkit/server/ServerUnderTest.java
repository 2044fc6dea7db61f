package gradingkit.server;

import gradingkit.time.Budget;
import gradingkit.time.Deadline;
import gradingkit.wire.Reply;
import gradingkit.wire.Transcript;
import gradingkit.wire.Wire;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/**
 * The running server: its address, its folder, its output. One check at a time talks to it; servers may be started,
 * stopped and talked to side by side.
 */
public final class ServerUnderTest implements AutoCloseable {
    private final Optional<Child> child;
    private final Optional<ExternalServer> external;
    private final Budget budget;
    private volatile Talk talk;
    private volatile Output outputOfCheck;
    private volatile Inventory before;
    private boolean closed;

    private ServerUnderTest(Optional<Child> child, Optional<ExternalServer> external, Budget budget) {
        this.child = child;
        this.external = external;
        this.budget = budget;
        startCheck(Deadline.in(budget.check()));
    }

    /**
     * Starts a server in a fresh working folder and waits until it listens.
     *
     * @param siteTemplate the folder that is copied as {@code site}; null or a missing folder for none
     * @param random where the port comes from; one number is taken
     * @throws ServerDidNotStart if the server ends or does not listen in time
     * @throws SetUpError if something else is wrong, such as another program on the port
     */
    public static ServerUnderTest start(Launch launch, Path siteTemplate, Budget budget, RandomGenerator random) {
        if (launch instanceof Launch.Running running) {
            ExternalServer external = ExternalServer.at(running.server(), budget);
            return new ServerUnderTest(Optional.empty(), Optional.of(external), budget);
        }
        WorkingFolder folder = WorkingFolder.withCopyOf(siteTemplate);
        boolean started = false;
        try {
            Child child = new Child(launch, folder, budget, new Ports(random));
            child.start();
            started = true;
            return new ServerUnderTest(Optional.of(child), Optional.empty(), budget);
        } finally {
            if (!started) {
                folder.delete();
            }
        }
    }

    /** Like {@link #start(Launch, Path, Budget, RandomGenerator)} with random numbers from this seed. */
    public static ServerUnderTest start(Launch launch, Path siteTemplate, Budget budget, long seed) {
        return start(launch, siteTemplate, budget, new Random(seed));
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return external.map(ExternalServer::address).orElseGet(() -> new InetSocketAddress(Child.HOST, child().port()));
    }

    /** The port on which it listens. */
    public int port() {
        return address().getPort();
    }

    /** The value of a Host field for it, such as {@code 127.0.0.1:41233}. */
    public String hostHeader() {
        return external.map(ExternalServer::hostHeader).orElseGet(() -> Child.HOST + ":" + port());
    }

    /**
     * The folder in which it works.
     *
     * @throws NotCheckable if the suite has not started it
     */
    public Path folder() {
        return child().folder().path();
    }

    /**
     * The folder whose files it serves; it exists if the lesson has one.
     *
     * @throws NotCheckable if the suite has not started it
     */
    public Path site() {
        return child().folder().site();
    }

    /**
     * What it has printed since its first start.
     *
     * @throws NotCheckable if the suite has not started it
     */
    public Output output() {
        return child().output();
    }

    /**
     * What it has printed since the check began; this has the whole of {@link Budget#outputBytes} for itself.
     *
     * @throws NotCheckable if the suite has not started it
     */
    public Output outputOfCheck() {
        child();
        return outputOfCheck;
    }

    /**
     * How many files and connections it has open; empty where the system does not tell.
     *
     * @throws NotCheckable if the suite has not started it
     */
    public OptionalInt openFiles() {
        return child().openFiles();
    }

    /**
     * How long it has run on a processor since its start, all its threads together, which no other program makes longer;
     * in steps of about 10 ms. Empty where the system does not tell, and for a server that the suite has not started.
     */
    public Optional<Duration> processorTime() {
        return child.flatMap(Child::processorTime);
    }

    /**
     * The names of the classes that it has loaded by now, those of the JDK among them.
     *
     * @throws NotCheckable if nobody has asked for the list, or the server is no program in Java
     * @throws AssertionError if the list is gone, or another file is in its place
     */
    public Set<String> loadedClasses() {
        if (!child().isListed()) {
            throw new NotCheckable("it needs the list of the classes that the server has loaded");
        }
        return ClassList.in(folder());
    }

    /** Whether it runs; a server that the suite has not started is thought to. */
    public boolean isAlive() {
        return child.map(Child::isAlive).orElse(true);
    }

    /** Its exit code; empty while it runs, and if the suite has not started it. */
    public OptionalInt exitCode() {
        return child.map(Child::exitCode).orElse(OptionalInt.empty());
    }

    /** How it ended, as one sentence with exit code and what it printed; empty while it runs. */
    public Optional<String> ending() {
        OptionalInt code = exitCode();
        return code.isPresent() ? Optional.of(Sentences.ended(code.getAsInt(), output())) : Optional.empty();
    }

    /** Like {@link #ending}, after it had this time to end: a connection breaks a moment before its process is gone. */
    public Optional<String> endingWithin(Duration limit) {
        child.ifPresent(own -> own.awaitEnd(limit));
        return ending();
    }

    /**
     * Asks for a page as a browser does.
     *
     * @throws gradingkit.wire.WireFailure if no correct reply comes in time
     */
    public Reply get(String pathAndQuery) {
        return talk.get(address(), pathAndQuery);
    }

    /**
     * Sends these bytes on a connection of their own and reads one reply.
     *
     * @param request as it is sent, except that <code>{host}</code> becomes {@link #hostHeader()}
     * @throws gradingkit.wire.WireFailure if no correct reply comes in time
     */
    public Reply send(String request) {
        return talk.send(address(), request.replace("{host}", hostHeader()));
    }

    /**
     * A new connection; the next check closes it if nobody else does.
     *
     * @throws gradingkit.wire.WireFailure if the server does not accept it in time
     */
    public Wire open() {
        return talk.open(address());
    }

    /** Begins a check: forgets earlier transcripts and output, closes connections that were left open. */
    public void startCheck(Deadline check) {
        if (talk != null) {
            talk.end();
        }
        talk = new Talk(budget, check);
        child.ifPresent(own -> {
            own.rememberDescendants();
            own.output().forget(outputOfCheck);
            outputOfCheck = own.output().fromNow();
            before = Inventory.of(own.folder().path());
        });
    }

    /**
     * Whether the check has put files into the folder, or changed some.
     *
     * @param written what the server itself writes into its folder: names right within it
     */
    public boolean hasFilesOfCheck(Set<String> written) {
        return child.map(own -> Inventory.of(own.folder().path()).differsFrom(before, written))
                .orElse(false);
    }

    /**
     * Copies the folder with its files.
     *
     * @param target is made, and must not exist
     * @param written what the server itself writes into its folder, and is left out: names right within it
     * @param mostBytes of all files together
     * @return how many bytes they have; empty if they have more than that: then the copy is not whole
     * @throws IOException if they cannot be copied
     * @throws NotCheckable if the suite has not started it
     */
    public Optional<Long> copyFiles(Path target, Set<String> written, long mostBytes) throws IOException {
        return FolderCopy.of(folder(), target, written, mostBytes);
    }

    /** The last talk of this check, as it is now. */
    public Optional<Transcript> lastTranscript() {
        return talk.lastTranscript();
    }

    /**
     * Asks it and its descendants to end, kills what is left when the budget's time to stop is over, and deletes its
     * folder; returns when they are gone. A server that the suite has not started goes on.
     */
    public synchronized void stop() {
        talk.end();
        if (!closed && child.isPresent()) {
            closed = true;
            child().stop();
            child().folder().delete();
        }
    }

    /**
     * Like {@link #stop}, without waiting: a Java server takes a third of a second to end, with nothing to do for most of
     * it. When this JVM ends before, the server is killed.
     */
    public CompletableFuture<Void> stopInBackground() {
        return CompletableFuture.runAsync(this::stop, task -> {
            Thread thread = new Thread(task, "stop of port " + port());
            thread.setDaemon(true);
            thread.start();
        });
    }

    /**
     * Kills it and its descendants at once; the folder stays until {@link #close}.
     *
     * @throws NotCheckable if the suite has not started it
     */
    public void kill() {
        child().kill();
    }

    /**
     * Starts it again in the same folder, on another port; stops it before if it still runs.
     *
     * @throws NotCheckable if the suite has not started it
     * @throws ServerDidNotStart if the server ends or does not listen in time
     */
    public synchronized void restart() {
        if (closed) {
            throw new IllegalStateException("a stopped server has no folder left to be started in");
        }
        child().restart();
    }

    /** The same as {@link #stop}. */
    @Override
    public void close() {
        stop();
    }

    private Child child() {
        return child.orElseThrow(() -> new NotCheckable(
                "this needs a server that the suite starts itself, but it talks to one that already runs"));
    }
}
