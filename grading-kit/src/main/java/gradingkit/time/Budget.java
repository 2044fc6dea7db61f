package gradingkit.time;

import java.time.Duration;

/**
 * Every limit of a grading run, with its unit.
 *
 * @param connect time to open a connection
 * @param answer time from a request to the last byte of its reply
 * @param check time of one check
 * @param suite time of all checks of a lesson together
 * @param start time from a server's start until it listens
 * @param stop time that a server has between SIGTERM and SIGKILL
 * @param patience time after which a lesson lets a server give up on a silent client
 * @param outputBytes how much of a server's output is kept, in bytes
 * @param timeOutsInARow after how many time-outs in a row the rest is not reached
 */
public record Budget(
        Duration connect,
        Duration answer,
        Duration check,
        Duration suite,
        Duration start,
        Duration stop,
        Duration patience,
        int outputBytes,
        int timeOutsInARow) {

    /** The limits that every lesson is graded with. */
    public static final Budget STANDARD = new Budget(
            Duration.ofSeconds(4), // a connection that found no place is tried again by Linux after 1 s, and 2 s later
            Duration.ofSeconds(3),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            30_000,
            3);

    /** Time enough for a server of ours, so that one that hangs costs little. */
    public static Budget hurried() {
        return new Budget(
                STANDARD.connect,
                Duration.ofMillis(1_500),
                Duration.ofSeconds(6),
                STANDARD.suite,
                Duration.ofSeconds(5),
                Duration.ofMillis(200),
                STANDARD.patience,
                STANDARD.outputBytes,
                STANDARD.timeOutsInARow);
    }

    /** Time enough to step through a server in a debugger. */
    public static Budget unlimited() {
        Duration day = Duration.ofDays(1);
        return new Budget(day, day, day, day, day, STANDARD.stop, STANDARD.patience, STANDARD.outputBytes, 3);
    }
}
