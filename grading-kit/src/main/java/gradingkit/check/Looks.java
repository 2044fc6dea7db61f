package gradingkit.check;

import gradingkit.server.NotCheckable;
import gradingkit.server.SetUpError;
import gradingkit.time.Circumstances;
import gradingkit.time.ComputerTooBusy;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Looks at a server until the verdict depends on the server alone. What passes has passed, unless the suite was late.
 * What fails on a calm computer has failed. What fails on a busy one is looked at again, with nothing else of the suite
 * beside it; it has failed if it fails twice although suite and server had their time. Else nobody can tell.
 */
final class Looks {

    private static final int MOST_LOOKS = 3;
    private static final int SOUND_LOOKS = 2;
    private static final int SECONDS_TO_CALM_DOWN = 10;

    private final Supplier<Circumstances> circumstances;
    private final Runnable calmDown;
    private final int soundLooks;

    // Whoever looks again wants to be alone.
    private final ReentrantReadWriteLock suite = new ReentrantReadWriteLock();

    Looks() {
        this(Circumstances::new, () -> Circumstances.awaitCalm(SECONDS_TO_CALM_DOWN));
    }

    /** Looks that do not wait until the computer is calm, and believe the first one that had its time. */
    static Looks hurried() {
        return new Looks(Circumstances::new, () -> {}, 1);
    }

    /**
     * @param circumstances tells how busy the computer is from now on
     * @param calmDown waits for a while until it is calm
     */
    Looks(Supplier<Circumstances> circumstances, Runnable calmDown) {
        this(circumstances, calmDown, SOUND_LOOKS);
    }

    private Looks(Supplier<Circumstances> circumstances, Runnable calmDown, int soundLooks) {
        this.circumstances = circumstances;
        this.calmDown = calmDown;
        this.soundLooks = soundLooks;
    }

    /** One look; what it throws is the failure that it has seen. */
    interface Look {
        /** @param circumstances are told when the server is there */
        void take(Circumstances circumstances) throws Throwable;
    }

    /**
     * Looks as often as necessary.
     *
     * @param keepsTime whether the server is to keep a time in it
     * @param secondHand whether the look that has failed was at a server that others have used, and perhaps spoilt; it
     *     does not count then
     * @param putAway called between two looks
     * @throws ComputerTooBusy if the computer was too busy for a verdict
     * @throws Throwable what the last look has seen, if it counts
     */
    void at(Look look, boolean keepsTime, BooleanSupplier secondHand, Runnable putAway) throws Throwable {
        int sound = 0;
        int count = 0;
        while (true) {
            Circumstances now = circumstances.get();
            Throwable failure = failure(look, now, count == 0 ? suite.readLock() : suite.writeLock());
            if (failure != null && secondHand.getAsBoolean()) {
                putAway.run();
                continue;
            }
            count++;
            boolean last = count == MOST_LOOKS;
            if (failure == null && (last || now.believable(keepsTime))) {
                return;
            }
            if (failure != null) {
                sound += now.sound(new Failure(failure).timedOut(), keepsTime) ? 1 : 0;
                judge(failure, countsAnyway(failure) || now.calm() || sound == soundLooks, last);
            }
            putAway.run();
            calmDown.run();
        }
    }

    private static void judge(Throwable failure, boolean counts, boolean last) throws Throwable {
        if (counts) {
            throw failure;
        }
        if (last) {
            throw new ComputerTooBusy("the computer was too busy", failure);
        }
    }

    private static Throwable failure(Look look, Circumstances circumstances, Lock lock) {
        lock.lock();
        try {
            look.take(circumstances);
            return null;
        } catch (Throwable failure) {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    private static boolean countsAnyway(Throwable failure) {
        return failure instanceof NotCheckable || failure instanceof SetUpError;
    }
}
