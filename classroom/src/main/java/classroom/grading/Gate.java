package classroom.grading;

/**
 * Lets in as many submissions at a time as the computer bears: one fewer when those that are graded wait for a processor
 * most of the time, be it for each other or for somebody else's programs, one more when they hardly do. One is always
 * let in. Thread-safe.
 */
final class Gate {

    private static final double CALM = 0.5;
    private static final double BUSY = 0.7; // a third of the speed: suites put their limits off by more than that
    private static final double WEIGHT_OF_NEWS = 0.4; // one bad second is not a busy computer

    private final int most;
    private int allowed;
    private int inside;
    private int fewest;
    private double share;

    /** @param most how many at a time, however calm the computer is */
    Gate(int most) {
        this.most = most;
        this.allowed = Math.min(most, 1 + Runtime.getRuntime().availableProcessors());
        this.fewest = allowed;
    }

    /** Waits until one more is let in. */
    synchronized void enter() throws InterruptedException {
        while (inside >= allowed) {
            wait();
        }
        inside++;
    }

    synchronized void leave() {
        inside--;
        notifyAll();
    }

    /**
     * Takes note of how busy the computer is.
     *
     * @param news see {@link Waiting#share}
     */
    synchronized void adjust(double news) {
        share += WEIGHT_OF_NEWS * (news - share);
        boolean settled = inside == allowed; // else what was decided last has not come about yet
        if (settled && share > BUSY) {
            allowed = Math.max(1, allowed - 1);
            fewest = Math.min(fewest, allowed);
        } else if (settled && share < CALM) {
            allowed = Math.min(most, allowed + 1);
            notifyAll();
        }
    }

    /** How many are let in at a time now. */
    synchronized int allowed() {
        return allowed;
    }

    /** The least that were let in at a time so far. */
    synchronized int fewest() {
        return fewest;
    }
}
