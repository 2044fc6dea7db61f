package gradingkit.wire;

/** Why no more bytes come. */
enum Ending {
    /** The server closed its side in good order. */
    CLOSED,
    /** The server reset the connection. */
    RESET,
    /** Time is over, and nothing came for long. */
    SILENT,
    /** Time is over, although bytes kept coming. */
    SLOW;

    boolean timedOut() {
        return this == SILENT || this == SLOW;
    }
}
