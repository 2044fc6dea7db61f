package gradingkit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadlineTest {

    @Test
    void isOverWhenItsTimeIs() {
        Deadline over = Deadline.in(Duration.ofSeconds(-5)); // by so much no busy computer puts it off meanwhile

        assertThat(over.expired()).isTrue();
        assertThat(over.remaining()).isZero();
    }

    @Test
    void neverGivesASocketZeroMilliseconds() {
        assertThat(Deadline.in(Duration.ofSeconds(-5)).remainingMillis()).isEqualTo(1);
        assertThat(Deadline.in(Duration.ofDays(300)).remainingMillis()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void takesTheEarlierOfTwo() {
        Deadline soon = Deadline.in(Duration.ofSeconds(1));
        Deadline late = Deadline.in(ChronoUnit.FOREVER.getDuration());

        assertThat(soon.orEarlier(late)).isSameAs(soon);
        assertThat(late.orEarlier(soon)).isSameAs(soon);
        assertThat(late.remaining()).isGreaterThan(Duration.ofDays(300));
    }

    @Test
    void isPutOffWhileSomebodyWhoTakesPartHasNoProcessor(@TempDir Path proc) throws Exception {
        assumeTrue(RunQueue.VISIBLE, "this system does not tell who waits for a processor");
        Path thread = Files.createDirectories(proc.resolve("7/task/7"));
        Files.writeString(thread.resolve("schedstat"), "1 1 1");
        Files.writeString(thread.resolve("stat"), "7 (server) R");
        RunQueue waiting = new RunQueue(proc + "/", "7", 0);
        FairClock.join(waiting);
        try {
            Deadline deadline = Deadline.in(Duration.ofMillis(700));
            Thread.sleep(1_500);

            assertThat(deadline.expired()).isFalse();
        } finally {
            FairClock.leave(waiting);
        }
    }
}
