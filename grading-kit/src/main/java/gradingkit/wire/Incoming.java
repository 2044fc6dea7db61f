package gradingkit.wire;

import gradingkit.time.Deadline;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/** All bytes that a server has sent on one connection, and why no more come. Reads on only when asked to. */
final class Incoming {

    private static final int SEVERAL = 3;

    private final Feed feed;
    private final BooleanSupplier resetWhileSending;
    private byte[] buffer = new byte[16 * 1024];
    private int length;
    private Ending ending;
    private boolean lookedAfterTheEnd;
    private Limit limit;
    private long waitingSince;
    private long lastCame;
    private int reads;

    /**
     * @param resetWhileSending whether a write has met a reset: the system reports a reset once, and reads after that
     *     look like a close in good order
     */
    Incoming(Feed feed, BooleanSupplier resetWhileSending) {
        this.feed = feed;
        this.resetWhileSending = resetWhileSending;
    }

    /** Reads that follow end by this limit, all together. */
    void limit(Limit newLimit) {
        limit = newLimit;
        waitingSince = System.nanoTime();
        lastCame = waitingSince;
        reads = 0;
        lookedAfterTheEnd = false;
        if (ending != null && ending.timedOut()) {
            ending = null;
        }
    }

    Limit limit() {
        return limit;
    }

    int length() {
        return length;
    }

    byte at(int offset) {
        return buffer[offset];
    }

    byte[] copy(int from, int to) {
        return Arrays.copyOfRange(buffer, from, to);
    }

    void copyTo(byte[] target, int targetOffset, int from, int count) {
        System.arraycopy(buffer, from, target, targetOffset, count);
    }

    /** Why no more bytes came, or null while none were missed. */
    Ending ending() {
        return ending;
    }

    /** Whether the server has ended the connection, in whatever way. */
    boolean ended() {
        return ending != null && !ending.timedOut();
    }

    /** Whether there are {@code total} bytes; waits for them. If not, {@link #ending} says why. */
    boolean holds(int total) {
        while (length < total) {
            if (!more()) {
                return false;
            }
        }
        return true;
    }

    /** Waits for at least one more byte. If none comes, {@link #ending} says why. */
    boolean more() {
        if (ending == null) {
            ending = isOver() ? timeOut() : read(limit.deadline().remainingMillis());
        }
        return ending == null;
    }

    // On a slow computer the time may be over before anybody has looked: one look is always taken.
    private boolean isOver() {
        boolean over = limit.deadline().expired();
        boolean looked = lookedAfterTheEnd;
        lookedAfterTheEnd = over;
        return over && looked;
    }

    /** Takes in what comes within the time; that nothing comes is no failure. */
    void listen(Duration time) {
        Limit before = limit;
        limit(new Limit(Deadline.ofPause(time), ""));
        more();
        limit(before);
    }

    private Ending read(int timeoutMillis) {
        makeRoom();
        int wait = timeoutMillis;
        while (true) {
            long start = System.nanoTime();
            try {
                return took(feed.read(buffer, length, wait));
            } catch (SocketTimeoutException e) {
                if (!wasPutOff(wait, start)) {
                    return timeOut();
                }
                wait = limit.deadline().remainingMillis();
            } catch (IOException e) {
                return ending(e);
            }
        }
    }

    private Ending took(int count) {
        if (count < 0) {
            return resetWhileSending.getAsBoolean() ? Ending.RESET : Ending.CLOSED;
        }
        length += count;
        lastCame = System.nanoTime();
        reads++;
        return null;
    }

    // A socket keeps the time of the clock on the wall.
    private boolean wasPutOff(int waitMillis, long start) {
        long waited = (System.nanoTime() - start) / 1_000_000;
        return waited >= waitMillis / 2 && !limit.deadline().expired();
    }

    // A reset that comes after a close in good order is reported as a broken pipe: everything had arrived.
    private static Ending ending(IOException e) {
        return String.valueOf(e.getMessage()).contains("Broken pipe") ? Ending.CLOSED : Ending.RESET;
    }

    // Slow is a server whose bytes come one after the other, up to the end of the time.
    private Ending timeOut() {
        long now = System.nanoTime();
        boolean cameLately = now - lastCame < (now - waitingSince) / 2;
        return reads >= SEVERAL && cameLately ? Ending.SLOW : Ending.SILENT;
    }

    private void makeRoom() {
        if (length == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * length);
        }
    }
}
