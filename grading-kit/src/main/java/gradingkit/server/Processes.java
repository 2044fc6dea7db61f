package gradingkit.server;

import gradingkit.time.Deadline;
import gradingkit.time.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A child process and every process that comes from it, also those whose parents are dead. Thread-safe.
 *
 * <p>Descendants are found through their parents; on Linux also through a variable that they inherit and through the
 * working folder, so that none can hide behind a dead parent.
 */
final class Processes {
    /** The environment variable that marks all processes of one start. */
    static final String VARIABLE = "WORKBOOK_RUN";

    private static final Duration KILL_LIMIT = Duration.ofSeconds(1);
    private static final int KILL_ROUNDS = 10;

    private final String run = UUID.randomUUID().toString();
    private final Optional<Path> ownFolder;
    private final boolean wrapped;
    private final Set<ProcessHandle> known = ConcurrentHashMap.newKeySet();
    private volatile ProcessHandle child;
    private volatile Instant childStart = Instant.MAX;

    /**
     * @param ownFolder a real path in which nobody else works, if there is one
     * @param wrapped whether the child is something around the program, which ends with it
     */
    Processes(Optional<Path> ownFolder, boolean wrapped) {
        this.ownFolder = ownFolder;
        this.wrapped = wrapped;
    }

    /** The value of {@link #VARIABLE} in the child's environment. */
    String run() {
        return run;
    }

    /** Tells which child it is about. */
    void started(ProcessHandle process) {
        child = process;
        childStart = startOf(process).orElseGet(() -> Instant.now().minusMillis(100)); // it has ended already
        known.add(process);
    }

    /** Whether somebody else sees to it that they end with this JVM: what is around them, such as a sandbox. */
    boolean endWithThisJvm() {
        return wrapped;
    }

    /** All that live now; they are remembered for the time after their parents' end. */
    Set<ProcessHandle> living() {
        addDescendants();
        ProcFs.pids().forEach(this::addIfOurs);
        known.removeIf(process -> !lives(process));
        return new HashSet<>(known);
    }

    // From one look at all processes: to ask each of hundreds for its own descendants would be as many looks.
    private void addDescendants() {
        Map<Long, List<ProcessHandle>> children = ProcessHandle.allProcesses()
                .collect(Collectors.groupingBy(
                        process -> process.parent().map(ProcessHandle::pid).orElse(-1L)));
        Deque<ProcessHandle> parents = new ArrayDeque<>(known);
        while (!parents.isEmpty()) {
            for (ProcessHandle process : children.getOrDefault(parents.pop().pid(), List.of())) {
                if (known.add(process)) {
                    parents.push(process);
                }
            }
        }
    }

    /** To be called now and then: where nothing but its parent tells whose a process is, the parent has to live. */
    void remember() {
        if (!ProcFs.THERE) {
            living();
        }
    }

    /** Asks all to end, waits, and kills what is still there when the patience is over. */
    void end(Duration patience) {
        if (!patience.isZero()) {
            Set<ProcessHandle> living = living();
            living.stream().filter(process -> !isWrapper(process)).forEach(ProcessHandle::destroy);
            awaitEnd(living, Deadline.in(patience));
        }
        kill();
    }

    // A sandbox that is told to end takes the program's time to end away from it.
    private boolean isWrapper(ProcessHandle process) {
        return wrapped && process.equals(child);
    }

    /** How many files and connections all have open; empty where the system does not tell, as only Linux does. */
    OptionalInt openFiles() {
        int[] counts = living().stream()
                .flatMapToInt(process -> ProcFs.openFiles(process.pid()).stream())
                .toArray();
        return counts.length == 0
                ? OptionalInt.empty()
                : OptionalInt.of(IntStream.of(counts).sum());
    }

    /** The processor time of all that live, in whole ticks of the system (10 ms); empty where it does not tell. */
    Optional<Duration> processorTime() {
        return living().stream()
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration::plus);
    }

    /** Kills all at once, and those that are born meanwhile; returns when they are gone. */
    void kill() {
        Set<ProcessHandle> living = living();
        // Counted, not timed: on a computer that stood still for a while the time would be over before the first round.
        for (int round = 0; round < KILL_ROUNDS && !living.isEmpty(); round++) {
            living.forEach(ProcessHandle::destroyForcibly);
            awaitEnd(living, Deadline.in(KILL_LIMIT));
            living = living();
        }
    }

    /** Whether all of these sockets belong to our processes; empty if a process does not let us look. */
    Optional<Boolean> own(Set<String> inodes) {
        Set<String> others = new HashSet<>(inodes);
        boolean all = removeSockets(Set.of(child), others); // nearly always enough, and quick
        if (!others.isEmpty()) {
            all = removeSockets(living(), others);
        }
        return others.isEmpty() || all ? Optional.of(others.isEmpty()) : Optional.empty();
    }

    /** The sockets of our processes, as far as they let us look. */
    Set<String> sockets() {
        Set<String> sockets = new HashSet<>();
        living().forEach(process -> ProcFs.sockets(process.pid()).ifPresent(sockets::addAll));
        return sockets;
    }

    private static boolean removeSockets(Set<ProcessHandle> owners, Set<String> inodes) {
        boolean all = true;
        for (ProcessHandle owner : owners) {
            Optional<Set<String>> sockets = ProcFs.sockets(owner.pid());
            sockets.ifPresent(inodes::removeAll);
            all &= sockets.isPresent() || !lives(owner);
        }
        return all;
    }

    private void addIfOurs(long pid) {
        if (pid != ProcessHandle.current().pid() && isOurs(pid)) {
            // Looked at again, so that it is not another process to which the system has given the number meanwhile.
            ProcessHandle.of(pid).filter(process -> isOurs(pid)).ifPresent(known::add);
        }
    }

    private boolean isOurs(long pid) {
        return ProcFs.hasVariable(pid, VARIABLE + "=" + run) || worksInOurFolder(pid);
    }

    // A shell that somebody opened before and moved here since is not ours.
    private boolean worksInOurFolder(long pid) {
        return ownFolder.isPresent()
                && ProcFs.worksIn(pid, ownFolder.get())
                && ProcessHandle.of(pid)
                        .flatMap(Processes::startOf)
                        .filter(start -> !start.isBefore(childStart))
                        .isPresent();
    }

    private static Optional<Instant> startOf(ProcessHandle process) {
        return process.info().startInstant();
    }

    private static void awaitEnd(Set<ProcessHandle> processes, Deadline deadline) {
        for (ProcessHandle process : processes) {
            Waiting.until(() -> !lives(process), deadline);
        }
    }

    private static boolean lives(ProcessHandle process) {
        return process.isAlive() && !(ProcFs.THERE && ProcFs.isZombie(process.pid()));
    }
}
