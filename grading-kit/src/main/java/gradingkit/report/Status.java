package gradingkit.report;

/** Where a check stands after a run. */
public enum Status {
    PASSED,
    FAILED,
    /** Something that it depends on failed, or the suite had to stop before it; counts as not passed. */
    NOT_REACHED,
    /** Something around the server was wrong, such as a computer that was too busy; there is no grade without it. */
    NOT_JUDGED,
    /** It asks for something that this way of starting the server cannot give; does not count. */
    NOT_CHECKED
}
