package classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a log says of a run. */
class ProgressTest {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1); // which may overflow
    private final List<String> said = new ArrayList<>();

    private void after(int seconds, Progress progress, String student) {
        clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
        progress.step(student);
    }

    @Test
    void saysHowFarItIsWhoWasLastAndWhatIsLeft() {
        try (Progress progress = new Progress.Lines(10, clock::get, said::add)) {
            after(20, progress, "Ada");
            after(20, progress, "Bob\u001b[2J");
            after(20, progress, "Cyd");
            after(20, progress, "Dan");
        }
        assertThat(said)
                .containsExactly(
                        "Graded 2 of 10, the last was Bob\\u001b[2J; about 3 minutes left.",
                        "Graded 4 of 10, the last was Dan; about 2 minutes left.");
    }

    @Test
    void aShortRunAndTheEndOfALongOneSayNothing() {
        try (Progress progress = new Progress.Lines(3, clock::get, said::add)) {
            after(1, progress, "Ada");
            after(28, progress, "Bob");
            after(60, progress, "Cyd");
        }
        assertThat(said).isEmpty();
    }
}
