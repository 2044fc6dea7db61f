package gradingkit.server;

import java.time.Instant;
import java.time.ZoneOffset;

/** A time zone in which it is the afternoon: whoever writes 1 for 13 o'clock is found out at any time of the day. */
public final class Afternoon {

    private static final int FIRST_HOUR = 13;
    private static final int EASTERNMOST = 14;

    private Afternoon() {}

    /** Its name, as the variable TZ takes it, such as {@code Etc/GMT-5}, which is five hours ahead of Greenwich. */
    public static String zone() {
        int ahead = FIRST_HOUR - Instant.now().atOffset(ZoneOffset.UTC).getHour();
        int offset = Math.min(ahead, EASTERNMOST);
        return "Etc/GMT" + (offset > 0 ? "-" + offset : "+" + -offset); // the sign is the wrong way round there
    }
}
