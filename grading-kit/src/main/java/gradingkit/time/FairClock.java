package gradingkit.time;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;

/**
 * The clock of a grading run. It nearly stands still while the suite or a server is ready to run and gets no processor,
 * so that a limit says how much time a program had, and not how busy the computer was.
 *
 * <p>On Linux the kernel tells ({@link RunQueue}); elsewhere it is measured how late a short wait ends. Thread-safe.
 */
public final class FairClock {

    private static final FairClock CLOCK = new FairClock();

    // So that every wait has an end: the clock goes at least at this part of the real time.
    private static final int SLOWEST = 40;
    private static final long PERIOD_NANOS = 100_000_000;
    private static final long FRESH_NANOS = 20_000_000;
    // A sleeping thread is woken a little late on a quiet computer, too.
    private static final long USUAL_LATENESS_NANOS = 20_000_000;

    // What others may use of the processors of a calm computer.
    private static final double BUSY_SHARE = 0.2;

    private final Set<RunQueue> queues = ConcurrentHashMap.newKeySet();
    private final AtomicLong late = new AtomicLong();
    private volatile long lostNanos;
    private volatile long starvedNanos;
    private volatile long sampledAt = System.nanoTime();
    private Processors processors = Processors.now();
    private long ownTicks;

    private FairClock() {
        if (RunQueue.VISIBLE) {
            queues.add(RunQueue.ofThisProcess());
        }
        Thread thread = new Thread(this::run, RunQueue.CLOCK_THREAD);
        thread.setDaemon(true);
        thread.start();
    }

    /** The time, in nanoseconds; like {@link System#nanoTime} it says nothing by itself. */
    static long nanos() {
        return System.nanoTime() - CLOCK.lostNanos;
    }

    /** The time after a new look at what was lost: for a wait that is about to be given up. */
    static long refreshedNanos() {
        if (RunQueue.VISIBLE && System.nanoTime() - CLOCK.sampledAt > FRESH_NANOS) {
            CLOCK.sample();
        }
        return nanos();
    }

    /** For how long so far somebody had no processor because others used them, in nanoseconds. */
    static long starvedNanos() {
        return CLOCK.starvedNanos;
    }

    /** How often somebody was kept waiting by the suite so far, see {@link Pause}. */
    static long late() {
        return CLOCK.late.get();
    }

    /** Stops the clock for a time that has passed: for a wait that is nobody's. */
    static void standStill(long nanos) {
        CLOCK.lose(0, nanos);
    }

    static void noteLate() {
        CLOCK.late.incrementAndGet();
    }

    /** From now on the time stands still for the processes of this queue, too. */
    public static void join(RunQueue queue) {
        if (RunQueue.VISIBLE) {
            CLOCK.queues.add(queue);
        }
    }

    /** Ends what {@link #join} has begun. */
    public static void leave(RunQueue queue) {
        CLOCK.queues.remove(queue);
    }

    private void run() {
        while (true) {
            long before = System.nanoTime();
            LockSupport.parkNanos(PERIOD_NANOS);
            if (RunQueue.VISIBLE) {
                sample();
            } else {
                long lateness = System.nanoTime() - before - PERIOD_NANOS - USUAL_LATENESS_NANOS;
                lose(lateness, lateness);
            }
        }
    }

    private synchronized void sample() {
        long now = System.nanoTime();
        long interval = now - sampledAt;
        queues.forEach(queue -> queue.look(interval));
        // Who waits for whom cannot be seen: a limit is put off by all waits together, but only the longest one is
        // certain to have held up the others.
        long longest = queues.stream().mapToLong(RunQueue::longestNanos).max().orElse(0);
        long most = interval - interval / SLOWEST;
        long all = sum(RunQueue::queuedNanos) + sum(RunQueue::loadingNanos);
        lose(isBusy() ? Math.min(longest, interval) : 0, Math.min(all, most));
        sampledAt = now;
    }

    // A server of hundreds of threads makes them wait by itself.
    private boolean isBusy() {
        Processors now = Processors.now();
        long own = sum(RunQueue::ticks);
        boolean busy = now.othersSince(processors, Math.max(0, own - ownTicks)) > BUSY_SHARE;
        processors = now;
        ownTicks = own;
        return busy;
    }

    private long sum(ToLongFunction<RunQueue> figure) {
        return queues.stream().mapToLong(figure).sum();
    }

    private synchronized void lose(long starved, long all) {
        starvedNanos += Math.max(0, starved);
        lostNanos += Math.max(0, all);
    }
}
