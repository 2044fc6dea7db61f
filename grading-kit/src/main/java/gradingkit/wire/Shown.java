package gradingkit.wire;

/** What of a talk a command has to make visible. */
public enum Shown {
    /** What a client makes of the reply. */
    REPLY,
    /** The very bytes, CR and LF included. */
    BYTES,
    /** Whether, and how, the connection ends. */
    END
}
