package classroom.grading;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The waiting of this process and all that it has started, as Linux counts it: {@code /proc/PID/task/TID/schedstat}
 * holds, in nanoseconds, how long a thread has run and how long it was ready and had no processor.
 *
 * <p>What the kernel says of the whole computer ({@code /proc/pressure/cpu}) would not do: it tells that somebody waits,
 * which on a computer that grades is always so, and not how long.
 */
final class ThreadWaiting implements Waiting {

    private static final String FILE = "schedstat";
    private static final long LEAST_NANOS = 20_000_000; // less is nothing to judge by

    private Map<Path, Times> last = Map.of();

    private record Times(long running, long waiting) {

        static final Times NONE = new Times(0, 0);

        Times plus(Times other) {
            return new Times(running + other.running, waiting + other.waiting);
        }

        Times minus(Times other) {
            return new Times(running - other.running, waiting - other.waiting);
        }
    }

    /** Whether this system counts it. */
    static boolean isKnown() {
        Times own = read(Path.of("/proc/thread-self", FILE));
        return own.running > 0;
    }

    @Override
    public double share() {
        Map<Path, Times> now = new HashMap<>();
        addThreads(ProcessHandle.current(), now);
        ProcessHandle.current().descendants().forEach(process -> addThreads(process, now));
        Times sum = Times.NONE;
        for (Map.Entry<Path, Times> thread : now.entrySet()) {
            sum = sum.plus(thread.getValue().minus(last.getOrDefault(thread.getKey(), Times.NONE)));
        }
        last = now;
        long total = sum.running + sum.waiting;
        return total < LEAST_NANOS ? 0 : (double) sum.waiting / total;
    }

    private static void addThreads(ProcessHandle process, Map<Path, Times> threads) {
        Path tasks = Path.of("/proc", Long.toString(process.pid()), "task");
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(tasks)) {
            stream.forEach(thread -> threads.put(thread, read(thread.resolve(FILE))));
        } catch (IOException | DirectoryIteratorException e) {
            // ended in the meantime
        }
    }

    private static Times read(Path file) {
        try {
            String[] figures = Files.readString(file).strip().split(" ");
            return new Times(Long.parseLong(figures[0]), Long.parseLong(figures[1]));
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Times.NONE; // ended in the meantime, or a system without
        }
    }
}
