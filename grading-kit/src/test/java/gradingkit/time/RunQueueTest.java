package gradingkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a folder that looks like {@code /proc}, as proc(5) describes it. */
class RunQueueTest {

    private static final long INTERVAL = 100;

    @TempDir
    private Path proc;

    private RunQueue queue;

    @BeforeEach
    void aProcessThatSleeps() throws IOException {
        queue = new RunQueue(proc + "/", "7", 0);
        thread(7, 7, "java", 'S', 1000, 50);
        queue.look(INTERVAL);
    }

    @Test
    void countsWhatThreadsHaveWaitedSinceTheLastLook() throws IOException {
        thread(7, 7, "java", 'S', 1010, 80);
        thread(7, 9, "worker", 'S', 5, 4);
        queue.look(INTERVAL);

        assertThat(queue.queuedNanos()).isEqualTo(30 + 4);
    }

    @Test
    void countsNothingForAThreadThatSleeps() {
        queue.look(INTERVAL);

        assertThat(queue.queuedNanos()).isZero();
    }

    // The kernel adds a wait when it is over: a thread that is still waiting would seem to have none.
    @Test
    void countsAWaitThatIsNotOverYetAndOnlyOnce() throws IOException {
        thread(7, 7, "java", 'R', 1000, 50);
        queue.look(INTERVAL);
        assertThat(queue.queuedNanos()).isEqualTo(INTERVAL);

        thread(7, 7, "java", 'S', 1001, 50 + INTERVAL + 20);
        queue.look(INTERVAL);
        assertThat(queue.queuedNanos()).isEqualTo(20);
    }

    // The clock of a JVM wakes up twenty times a second: on a busy computer a server that hangs would seem to work.
    @Test
    void leavesOutThreadsForWhichNobodyWaits() throws IOException {
        thread(7, 8, "VM Periodic Tas", 'S', 0, 0);
        queue.look(INTERVAL);
        thread(7, 8, "VM Periodic Tas", 'S', 1, 90);
        queue.look(INTERVAL);

        assertThat(queue.queuedNanos()).isZero();
    }

    @Test
    void countsTheThreadsOfDescendantsWhateverTheirNames() throws IOException {
        Files.writeString(proc.resolve("7/task/7/children"), "8 ");
        thread(8, 8, "a) R (b", 'S', 100, 60);
        queue.look(INTERVAL);

        assertThat(queue.queuedNanos()).isEqualTo(60);
    }

    @Test
    void countsTheFirstProcessorTimeAsLoading() throws IOException {
        RunQueue loading = new RunQueue(proc + "/", "7", 1500);
        loading.look(INTERVAL);
        assertThat(loading.loadingNanos()).isEqualTo(1000);

        thread(7, 7, "java", 'S', 3000, 50);
        loading.look(INTERVAL);
        assertThat(loading.loadingNanos()).isEqualTo(500);
    }

    @Test
    void takesAProcessThatHasEndedForOneWithoutThreads() throws IOException {
        RunQueue gone = new RunQueue(proc + "/", "99", 0);
        gone.look(INTERVAL);

        assertThat(gone.queuedNanos()).isZero();
    }

    private void thread(int pid, int tid, String name, char state, long ran, long waited) throws IOException {
        Path folder = Files.createDirectories(proc.resolve(pid + "/task/" + tid));
        String stat = tid + " (" + name + ") " + state + " 1 1 1 0 -1 0 0 0 0 0 3 4 0 0";
        Files.writeString(folder.resolve("stat"), stat);
        Files.writeString(folder.resolve("schedstat"), ran + " " + waited + " 1\n");
        Files.writeString(proc.resolve(pid + "/stat"), stat);
    }
}
