package gradingkit.time;

import java.util.function.BooleanSupplier;

/** Waiting for what nobody reports, such as the end of a grandchild. An interrupt is kept for later. */
public final class Waiting {
    private static final long TICK_MILLIS = 2;

    private Waiting() {}

    /** Waits until the condition holds; false if it did not by the deadline. */
    public static boolean until(BooleanSupplier condition, Deadline deadline) {
        boolean interrupted = false;
        boolean holds = condition.getAsBoolean();
        while (!holds && !deadline.expired()) {
            interrupted |= tick();
            holds = condition.getAsBoolean();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return holds;
    }

    private static boolean tick() {
        Object nobody = new Object();
        synchronized (nobody) {
            try {
                nobody.wait(TICK_MILLIS);
                return false;
            } catch (InterruptedException e) {
                return true;
            }
        }
    }
}
