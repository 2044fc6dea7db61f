package classroom.late;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * A submission that came after it was due.
 *
 * @param handedIn when it was handed in
 * @param source where that is known from
 * @param due when it was due, extensions included
 * @param extended whether it was due later than for others
 * @param rule what that costs; nothing, without a rule
 */
public record Lateness(
        ZonedDateTime handedIn, String source, ZonedDateTime due, boolean extended, Optional<LateRule> rule) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx", Locale.ROOT);
    private static final int HOURS_OF_A_DAY = 24;
    private static final int MINUTES_OF_AN_HOUR = 60;

    /** By how much. */
    public Duration late() {
        return Duration.between(due, handedIn);
    }

    /** The points that are taken off so many. */
    public int deduction(int points) {
        return rule.map(known -> known.deduction(late(), points)).orElse(0);
    }

    /** By how much, as the beginning of a sentence. */
    public String sentence() {
        return words(late()) + " late (" + source + " " + TIME.format(handedIn) + ", "
                + (extended ? "extended to " : "due ") + TIME.format(due) + ")";
    }

    /** What is taken off so many points, as the end of that sentence. */
    public String cost(int points) {
        String how = rule.map(known -> ", " + known.words(late())).orElse("");
        int off = deduction(points);
        return how + ": " + (off == 0 ? "nothing is taken off" : off + " of " + points + " points taken off");
    }

    static String words(Duration time) {
        long days = time.toDays();
        long hours = time.toHours() % HOURS_OF_A_DAY;
        long minutes = time.toMinutes() % MINUTES_OF_AN_HOUR;
        if (days > 0) {
            return days + (days == 1 ? " day" : " days") + (hours == 0 ? "" : " " + hours + " h");
        }
        if (hours > 0) {
            return hours + " h" + (minutes == 0 ? "" : " " + minutes + " min");
        }
        return minutes > 0 ? minutes + " min" : time.toSeconds() + " s";
    }
}
