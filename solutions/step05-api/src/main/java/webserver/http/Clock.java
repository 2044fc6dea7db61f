package webserver.http;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes the present time; as a busy server needs it thousands of times in a second, it is written once a second. */
final class Clock {

    private record Reading(long second, String text) {}

    private final DateTimeFormatter format;
    private volatile Reading last = new Reading(0, "");

    /**
     * @param pattern one of {@link DateTimeFormatter}, with names in English
     * @param zone where the clock hangs
     */
    Clock(String pattern, ZoneId zone) {
        this.format = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(zone);
    }

    /** The present second. */
    String now() {
        Instant now = Instant.now();
        Reading reading = last;
        if (reading.second() != now.getEpochSecond()) {
            reading = new Reading(now.getEpochSecond(), format.format(now));
            last = reading;
        }
        return reading.text();
    }
}
