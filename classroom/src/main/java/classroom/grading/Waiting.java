package classroom.grading;

/** How busy the computer is, told by how long threads that could run wait for a processor. */
interface Waiting {

    /**
     * The share of the time since the last call that threads waited, of all in which they ran or could have run: 0 is a
     * computer of their own, 0.5 is half the speed, 0.9 a tenth.
     */
    double share() throws InterruptedException;

    /** What this system lets be known. */
    static Waiting here() {
        return ThreadWaiting.isKnown() ? new ThreadWaiting() : new LateSleeps();
    }
}
