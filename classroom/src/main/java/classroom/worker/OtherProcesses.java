package classroom.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** All processes of the submission that is being graded. */
final class OtherProcesses {

    private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();
    private static final long END_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int KIB_PER_MIB = 1024;
    private static final long KIB_PER_PAGE = 4;
    private static final int SANDBOX_PID = 1;
    private static final Set<String> MEMORY = Set.of("RssAnon", "RssShmem", "VmSwap");

    private final boolean alone;

    /** @param alone whether this JVM lives in a sandbox in which nobody else runs anything */
    OtherProcesses(boolean alone) {
        this.alone = alone;
    }

    /** From now on, kills them whenever they use more memory than this. */
    void limitMemory(int megabytes) {
        Thread thread = new Thread(() -> watch(megabytes), "memory limit");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch(int megabytes) {
        while (true) {
            LockSupport.parkNanos(PAUSE_NANOS);
            // Only those that were counted: by now the next submission may run.
            List<ProcessHandle> counted = living();
            if (kibibytes(counted) / KIB_PER_MIB > megabytes) {
                counted.forEach(ProcessHandle::destroyForcibly);
            }
        }
    }

    /** Kills all that still live and says whether they are gone. */
    boolean end() {
        long deadline = System.nanoTime() + END_NANOS;
        while (!living().isEmpty() && System.nanoTime() < deadline) {
            kill();
            LockSupport.parkNanos(PAUSE_NANOS / 10);
        }
        return living().isEmpty();
    }

    private void kill() {
        living().forEach(ProcessHandle::destroyForcibly);
    }

    // A process whose parents are dead is no descendant any more, but it cannot leave the sandbox.
    private List<ProcessHandle> living() {
        ProcessHandle self = ProcessHandle.current();
        Stream<ProcessHandle> others = alone
                ? ProcessHandle.allProcesses().filter(process -> process.pid() != SANDBOX_PID && !process.equals(self))
                : self.descendants();
        return others.filter(ProcessHandle::isAlive).toList();
    }

    // The sockets of a computer that others use, too, cannot be told apart.
    private long kibibytes(List<ProcessHandle> processes) {
        long own = processes.stream()
                .mapToLong(process -> kibibytes(process.pid()) + kibibytesOfFiles(process.pid()))
                .sum();
        return alone ? own + SocketMemory.kibibytes() : own;
    }

    // Past a user's first thousand pipes, each holds two pages, and has two ends.
    private static long kibibytesOfFiles(long pid) {
        String[] files = Path.of("/proc", Long.toString(pid), "fd").toFile().list();
        return files == null ? 0 : files.length * KIB_PER_PAGE;
    }

    // What a process shares with others, such as the pages of a library's file, is not its own.
    private static long kibibytes(long pid) {
        try {
            // A process chooses its own name, which stands there too: any bytes.
            return Files.readString(Path.of("/proc", Long.toString(pid), "status"), StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> MEMORY.contains(line.split(":", 2)[0]))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            return 0; // ended in the meantime, or a system without /proc
        }
    }
}
