package classroom.grading;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How late short sleeps of this process end, for systems that do not count how long threads wait. */
final class LateSleeps implements Waiting {

    private static final int SLEEPS = 20;
    private static final long MILLIS = 10;
    private static final long USUAL_NANOS = Duration.ofMillis(2).toNanos(); // so late they are on any computer

    @Override
    public double share() throws InterruptedException {
        long late = 0;
        for (int i = 0; i < SLEEPS; i++) {
            long start = System.nanoTime();
            TimeUnit.MILLISECONDS.sleep(MILLIS);
            long asked = TimeUnit.MILLISECONDS.toNanos(MILLIS) + USUAL_NANOS;
            late += Math.max(0, System.nanoTime() - start - asked);
        }
        long slept = TimeUnit.MILLISECONDS.toNanos(MILLIS * SLEEPS);
        return (double) late / (late + slept);
    }
}
