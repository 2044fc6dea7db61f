package gradingkit.time;

/**
 * The time between two things that one side of a connection says. A server may give up on a client that says nothing for
 * 2 s: if it was the computer that made the client late, what follows says nothing about the server.
 */
public final class Pause {

    // With the pauses of a second in all that checks make on purpose, this is still within the server's patience.
    private static final long MOST_NANOS = 500_000_000;

    private long lostBefore = FairClock.starvedNanos();

    /** To be called whenever something is said. */
    public void end() {
        long lost = FairClock.starvedNanos();
        if (lost - lostBefore > MOST_NANOS) {
            FairClock.noteLate();
        }
        lostBefore = lost;
    }
}
