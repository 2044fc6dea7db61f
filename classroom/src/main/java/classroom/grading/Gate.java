package classroom.grading;

import java.util.function.DoubleSupplier;

/**
 * Lets so many jobs run at a time as the computer bears: fewer while programs wait for a processor most of the time, more
 * again when they do not. One may always run.
 */
final class Gate {

    // Two suites on two processors wait for each other a third of the time, and get full marks.
    private static final double BUSY = 0.7;
    private static final double CALM = 0.5;

    private final int most;
    private final DoubleSupplier pressure;
    private int open;
    private int running;

    /**
     * @param most how many may run on a calm computer
     * @param pressure which part of the time since the last call programs waited for a processor, from 0 to 1
     */
    Gate(int most, DoubleSupplier pressure) {
        this.most = most;
        this.pressure = pressure;
        this.open = most;
    }

    /** Waits until one more may run. */
    synchronized void enter() throws InterruptedException {
        adapt();
        while (running >= open) {
            wait();
        }
        running++;
    }

    /** Ends what {@link #enter} has begun. */
    synchronized void leave() {
        running--;
        adapt();
        notifyAll();
    }

    private void adapt() {
        double now = pressure.getAsDouble();
        if (now > BUSY) {
            open = Math.max(1, open - 1);
        } else if (now < CALM) {
            open = Math.min(most, open + 1);
        }
    }
}
