package gradingkit.time;

import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** How busy the computer was from a moment on, and whether what went wrong since then can be the server's fault. */
public class Circumstances {

    private static final double SECOND_NANOS = 1_000_000_000;
    private static final double CALM_SECONDS = 0.2;
    private static final double CALM_SHARE = 0.1;
    private static final double SOUND_SECONDS = 0.5;
    private static final double SOUND_SHARE = 0.95;

    // A calm computer wakes a thread in time, ten times in a row.
    private static final int WAKE_UPS = 10;
    private static final long WAKE_UP_NANOS = 10_000_000;
    private static final long CALM_LATENESS_NANOS = 50_000_000;

    private volatile long startNanos;
    private volatile long starvedBefore;
    private volatile long lateBefore;

    /** From now on. */
    public Circumstances() {
        begin();
    }

    /** From now on, whatever was before. */
    public final void begin() {
        startNanos = System.nanoTime();
        starvedBefore = FairClock.starvedNanos();
        lateBefore = FairClock.late();
    }

    /** Whether suite and server had the computer nearly for themselves. */
    public boolean calm() {
        FairClock.refreshedNanos();
        return !late() && (starved() < CALM_SECONDS || starved() < CALM_SHARE * time());
    }

    /**
     * Whether a failure counts although the computer was not calm.
     *
     * @param timedOut whether a limit was over, which was put off by what was lost
     * @param keepsTime whether the server was to keep a time, which nobody puts off
     */
    public boolean sound(boolean timedOut, boolean keepsTime) {
        boolean hadTime = timedOut ? starved() < SOUND_SHARE * time() : !keepsTime || inTime();
        return hadTime && !late();
    }

    /**
     * Whether a success counts.
     *
     * @param keepsTime whether the server was to keep a time
     */
    public boolean believable(boolean keepsTime) {
        return !late() && (!keepsTime || inTime());
    }

    private boolean inTime() {
        return starved() < SOUND_SECONDS;
    }

    /** How busy the computer was, as the end of a sentence about a wait. */
    public String sentence() {
        return calm()
                ? "the computer had time for it"
                : String.format(
                        Locale.ROOT,
                        "the computer was busy: in %.1f of %.1f s somebody had to wait for a processor, which does not count",
                        starved(),
                        time());
    }

    private boolean late() {
        return FairClock.late() != lateBefore;
    }

    private double starved() {
        return (FairClock.starvedNanos() - starvedBefore) / SECOND_NANOS;
    }

    private double time() {
        return (System.nanoTime() - startNanos) / SECOND_NANOS;
    }

    /** Waits until the computer is calm, while the {@link FairClock} stands still; gives up after so many seconds. */
    public static void awaitCalm(int seconds) {
        long start = System.nanoTime();
        long end = start + (long) (seconds * SECOND_NANOS);
        while (latenessNanos() > CALM_LATENESS_NANOS && System.nanoTime() < end) {
            LockSupport.parkNanos(WAKE_UPS * WAKE_UP_NANOS);
        }
        FairClock.standStill(System.nanoTime() - start);
    }

    private static long latenessNanos() {
        long start = System.nanoTime();
        for (int i = 0; i < WAKE_UPS; i++) {
            LockSupport.parkNanos(WAKE_UP_NANOS);
        }
        return System.nanoTime() - start - WAKE_UPS * WAKE_UP_NANOS;
    }
}
