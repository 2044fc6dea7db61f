package classroom.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final double BUSY = 0.95;
    private static final double CALM = 0.1;

    @Test
    void letsInFewerWhileTheComputerIsBusyAndMoreWhenItIsCalm() throws InterruptedException {
        Gate gate = new Gate(2);
        gate.enter();
        gate.enter();
        adjust(gate, BUSY, 20);
        assertThat(gate.allowed()).as("two are inside, as long as they take").isEqualTo(1);
        gate.leave();
        adjust(gate, BUSY, 20);
        assertThat(gate.allowed()).as("one always works").isEqualTo(1);
        adjust(gate, CALM, 20);
        assertThat(gate.allowed()).isEqualTo(2);
        assertThat(gate.fewest()).isEqualTo(1);
    }

    @Test
    void oneBadSecondIsNoBusyComputer() throws InterruptedException {
        Gate gate = new Gate(2);
        gate.enter();
        gate.enter();
        gate.adjust(BUSY);
        assertThat(gate.allowed()).isEqualTo(2);
    }

    @Test
    void whoWaitsIsLetInWhenSomebodyLeaves() throws InterruptedException {
        Gate gate = new Gate(1);
        gate.enter();
        CountDownLatch entered = new CountDownLatch(1);
        Thread next = new Thread(() -> {
            try {
                gate.enter();
                entered.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        next.start();
        gate.leave();
        entered.await();
        assertThat(gate.allowed()).isEqualTo(1);
    }

    private static void adjust(Gate gate, double share, int times) {
        for (int i = 0; i < times; i++) {
            gate.adjust(share);
        }
    }
}
