package gradingkit.relay;

/**
 * A line on the screen.
 *
 * @param time how long after the bytes before these ones, or empty
 * @param connection the number of the connection, from 1 on
 * @param arrow who speaks: {@link #CLIENT}, {@link #SERVER}, or {@link #MARK} for the relay
 * @param text bytes that have passed, escaped, or what the relay says about them
 */
record Row(String time, int connection, String arrow, String text) {

    static final String CLIENT = "→";
    static final String SERVER = "←";
    static final String MARK = "·";

    boolean isMark() {
        return arrow.equals(MARK);
    }
}
