package gradingkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    @Test
    void isOverWhenItsTimeIs() {
        Deadline over = Deadline.in(Duration.ZERO);

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
}
