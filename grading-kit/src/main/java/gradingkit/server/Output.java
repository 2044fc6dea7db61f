package gradingkit.server;

import gradingkit.time.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a program has printed so far, as text. Thread-safe; the first bytes are kept, the rest is read and dropped. */
public final class Output {
    private static final int CHUNK_BYTES = 8192;

    private final int capacity;
    private final Capture out;
    private final Capture err;
    private final Capture all;
    private final List<Output> followers = new ArrayList<>();
    private int openStreams;

    /** @param capacity how much is kept of each stream, in bytes */
    Output(int capacity) {
        this.capacity = capacity;
        out = new Capture(capacity);
        err = new Capture(capacity);
        all = new Capture(capacity);
    }

    /** What came on stdout. */
    public synchronized String out() {
        return out.text();
    }

    /** What came on stderr. */
    public synchronized String err() {
        return err.text();
    }

    /** What came on both, in the order of its arrival. */
    public synchronized String all() {
        return all.text();
    }

    /** Whether the program printed more than is kept. */
    public synchronized boolean isCut() {
        return all.isCut();
    }

    /**
     * Waits until the condition holds.
     *
     * @return false if it did not hold within the limit, or when nothing more can come because the program has ended
     */
    public boolean await(Predicate<Output> condition, Duration limit) {
        Deadline deadline = Deadline.in(limit);
        synchronized (this) {
            boolean holds = condition.test(this);
            while (!holds && openStreams > 0 && waitForNews(deadline)) {
                holds = condition.test(this);
            }
            return holds;
        }
    }

    /** Waits until the program has closed both streams; false if it did not within the limit. */
    boolean awaitEnd(Duration limit) {
        await(output -> false, limit);
        synchronized (this) {
            return openStreams == 0;
        }
    }

    /** Waits until something happens, at most until the deadline. */
    synchronized boolean waitForNews(Deadline deadline) {
        if (deadline.expired()) {
            return false;
        }
        try {
            wait(Math.max(1, deadline.remainingMillis()));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends a wait early, so that a condition outside of the output is looked at again. */
    synchronized void wake() {
        notifyAll();
    }

    /** An output that holds only what comes from now on. */
    synchronized Output fromNow() {
        Output later = new Output(capacity);
        later.openStreams = openStreams;
        followers.add(later);
        return later;
    }

    /** No longer passes on what comes to an output that {@link #fromNow} has made. */
    synchronized void forget(Output follower) {
        followers.remove(follower);
    }

    /** Reads everything that the process prints, in threads of its own. */
    void read(Process process) {
        opened();
        pump(process.getInputStream(), true, "stdout of process " + process.pid());
        pump(process.getErrorStream(), false, "stderr of process " + process.pid());
    }

    private void pump(InputStream stream, boolean toOut, String name) {
        Thread thread = new Thread(() -> drain(stream, toOut), name);
        thread.setDaemon(true);
        thread.start();
    }

    private void drain(InputStream stream, boolean toOut) {
        byte[] chunk = new byte[CHUNK_BYTES];
        try (stream) {
            for (int length = stream.read(chunk); length >= 0; length = stream.read(chunk)) {
                append(chunk, length, toOut);
            }
        } catch (IOException e) {
            // The stream was closed under the reader: nothing more comes, as at its end.
        } finally {
            closed();
        }
    }

    /** Takes the first {@code length} bytes, as printed to stdout or else to stderr. */
    synchronized void append(byte[] bytes, int length, boolean toOut) {
        boolean changed = (toOut ? out : err).append(bytes, length) | all.append(bytes, length);
        followers.forEach(follower -> follower.append(bytes, length, toOut));
        if (changed) {
            notifyAll();
        }
    }

    private synchronized void opened() {
        openStreams += 2;
        followers.forEach(Output::opened);
    }

    private synchronized void closed() {
        openStreams--;
        followers.forEach(Output::closed);
        notifyAll();
    }
}
