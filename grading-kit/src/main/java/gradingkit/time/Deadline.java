package gradingkit.time;

import java.time.Duration;

/** A moment after which waiting ends, by the {@link FairClock}. */
public final class Deadline {

    // Keeps the arithmetic on nanoseconds far from an overflow.
    private static final Duration LONGEST = Duration.ofDays(365);

    private final long nanos;
    private final boolean fair;

    private Deadline(long nanos, boolean fair) {
        this.nanos = nanos;
        this.fair = fair;
    }

    /** The moment that is {@code limit} away from now, at most a year. */
    public static Deadline in(Duration limit) {
        Duration bounded = limit.compareTo(LONGEST) > 0 ? LONGEST : limit;
        return new Deadline(FairClock.nanos() + bounded.toNanos(), true);
    }

    /**
     * The end of a pause that is made on purpose: it goes by the clock on the wall, as the time does that a server keeps.
     */
    public static Deadline ofPause(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos(), false);
    }

    /** The earlier one of this deadline and the other. */
    public Deadline orEarlier(Deadline other) {
        return isBefore(other) ? this : other;
    }

    /** The time that is left; zero, never negative, once the deadline has passed. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, left()));
    }

    /**
     * The time that is left, in milliseconds, for {@link java.net.Socket#setSoTimeout}: at least 1, even when the
     * deadline has passed, because a socket takes 0 for "wait for ever".
     */
    public int remainingMillis() {
        long roundedUp = remaining().plusNanos(999_999).toMillis();
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, roundedUp));
    }

    /** Whether the moment has passed. */
    public boolean expired() {
        return left() <= 0;
    }

    // Looks twice only when it is about to be given up.
    private long left() {
        if (!fair) {
            return nanos - System.nanoTime();
        }
        long left = nanos - FairClock.nanos();
        return left > 0 ? left : nanos - FairClock.refreshedNanos();
    }

    /** Whether this moment comes before the other. */
    public boolean isBefore(Deadline other) {
        return nanos - other.nanos < 0;
    }
}
