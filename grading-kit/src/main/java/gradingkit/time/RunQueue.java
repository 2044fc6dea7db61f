package gradingkit.time;

import java.io.File;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long the threads of a process and its descendants were ready to run without a processor, as Linux counts it
 * (proc(5), {@code /proc/PID/task/TID/schedstat}).
 */
public final class RunQueue {

    /** Whether the system counts it. */
    static final boolean VISIBLE = new File("/proc/self/schedstat").canRead();

    private static final String PROC = "/proc/";

    /** The thread that looks; its own waits hold up nobody. */
    static final String CLOCK_THREAD = "fair clock";

    // Threads of a JVM for whom nobody waits. Some of them wake up many times a second, even if the program sleeps.
    private static final List<String> HOUSEKEEPING = List.of(
            CLOCK_THREAD, "VM Periodic", "Monitor Defl", "C1 Compiler", "C2 Compiler", "Service Thr", "Common-Clean");

    // A library, such as the one for JSON, is loaded once. It would be unfair to count that as the time of an answer.
    private static final long LOADING_NANOS = 3_000_000_000L;

    // Counted from the state on, which follows the name.
    private static final int UTIME = 11;
    private static final int STIME = 12;

    private final String proc;
    private final String pid;
    private Map<String, Task> tasks = new HashMap<>();
    private long loadingLeft;
    private long queued;
    private long longest;
    private long loading;
    private long ticks;

    /**
     * @param proc the folder {@code /proc}
     * @param loadingLeft how much processor time is not counted, as libraries are loaded in it, in nanoseconds
     */
    RunQueue(String proc, String pid, long loadingLeft) {
        this.proc = proc;
        this.pid = pid;
        this.loadingLeft = loadingLeft;
    }

    /** For a server or another program: the first 3 s of its CPU time do not count either, as it loads its libraries. */
    public static RunQueue of(long pid) {
        return new RunQueue(PROC, Long.toString(pid), LOADING_NANOS);
    }

    static RunQueue ofThisProcess() {
        return new RunQueue(PROC, "self", 0);
    }

    /**
     * Looks again.
     *
     * @param interval the time since the last look, in nanoseconds
     */
    synchronized void look(long interval) {
        Map<String, Task> living = new HashMap<>();
        Deque<String> pids = new ArrayDeque<>(List.of(pid));
        ticks = 0;
        while (!pids.isEmpty()) {
            String process = pids.pop();
            ticks += ticksOf(process);
            for (String tid : tasksOf(process)) {
                String folder = proc + process + "/task/" + tid;
                living.put(folder, tasks.getOrDefault(folder, Task.NEW).next(folder, interval));
            }
            pids.addAll(childrenOf(process));
        }
        tasks = living;
        queued = living.values().stream().mapToLong(Task::waited).sum();
        longest = living.values().stream().mapToLong(Task::waited).max().orElse(0);
        loading = Math.min(
                loadingLeft, living.values().stream().mapToLong(Task::ran).sum());
        loadingLeft -= loading;
    }

    /** How long its threads waited between the last two looks, all together, in nanoseconds. */
    synchronized long queuedNanos() {
        return queued;
    }

    /** How long the one of them waited between the last two looks that waited longest, in nanoseconds. */
    synchronized long longestNanos() {
        return longest;
    }

    /** How long they ran between the last two looks, while that was the loading of libraries, in nanoseconds. */
    synchronized long loadingNanos() {
        return loading;
    }

    /** The processor time of its processes, those that have ended left out, in the unit of {@link Processors}. */
    synchronized long ticks() {
        return ticks;
    }

    private long ticksOf(String process) {
        String stat = Proc.read(proc + process + "/stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        return fields.length < STIME + 1 ? 0 : Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME]);
    }

    private List<String> tasksOf(String process) {
        String[] names = new File(proc + process + "/task").list();
        return names == null ? List.of() : List.of(names);
    }

    // Those of this process have queues of their own. What a JVM starts comes from other threads, and is missed.
    private List<String> childrenOf(String process) {
        if (process.equals("self")) {
            return List.of();
        }
        String children =
                Proc.read(proc + process + "/task/" + process + "/children").strip();
        return children.isEmpty() ? List.of() : List.of(children.split(" "));
    }

    /**
     * A thread as it was seen last.
     *
     * @param figures its schedstat
     * @param housekeeping whether nobody waits for it
     * @param onCpu how long it has run so far, in nanoseconds
     * @param queued how long it has waited so far, in nanoseconds; the kernel adds a wait when it is over
     * @param ahead how much of a wait that is not over yet was told already, in nanoseconds
     * @param waited how much of its waiting is new, in nanoseconds
     * @param ran how long it has run since it was seen before, in nanoseconds
     */
    private record Task(
            String figures, boolean housekeeping, long onCpu, long queued, long ahead, long waited, long ran) {

        private static final Task NEW = new Task("", false, 0, 0, 0, 0, 0);

        Task next(String folder, long interval) {
            if (housekeeping) {
                return this;
            }
            String now = Proc.read(folder + "/schedstat");
            boolean same = now.equals(figures);
            String stat = same || this == NEW ? Proc.read(folder + "/stat") : "";
            if (now.isEmpty() || this == NEW && isHousekeeping(stat)) {
                return new Task(now, true, 0, 0, 0, 0, 0);
            }
            return same ? waiting(isReady(stat) ? interval : 0) : moved(now);
        }

        private Task waiting(long nanos) {
            return new Task(figures, false, onCpu, queued, ahead + nanos, nanos, 0);
        }

        private Task moved(String now) {
            String[] numbers = now.strip().split(" ");
            long newOnCpu = Long.parseLong(numbers[0]);
            long newQueued = Long.parseLong(numbers[1]);
            return new Task(
                    now, false, newOnCpu, newQueued, 0, Math.max(0, newQueued - queued - ahead), newOnCpu - onCpu);
        }

        // The name stands in brackets, and may hold any byte, brackets too.
        private static boolean isHousekeeping(String stat) {
            String name = stat.substring(stat.indexOf('(') + 1);
            return HOUSEKEEPING.stream().anyMatch(name::startsWith);
        }

        private static boolean isReady(String stat) {
            return stat.startsWith("R", stat.lastIndexOf(')') + 2);
        }
    }
}
