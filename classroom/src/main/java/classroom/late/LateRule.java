package classroom.late;

import classroom.BadInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is taken off for being late, for each unit of time that has begun.
 *
 * @param amount how much for each
 * @param percent whether the amount is a share of the points reached, and not a number of points
 * @param unit the name of the unit: hour, day or week
 * @param most how many units count at most
 * @param grace how much too late is still in time
 */
public record LateRule(BigDecimal amount, boolean percent, String unit, int most, Duration grace) {

    private static final Pattern RULE =
            Pattern.compile("(\\d{1,3}(?:\\.\\d+)?)\\s*(%|points?)\\s*(?:/|per|an?|each)\\s*(hour|day|week)"
                    + "(?:\\s*,?\\s*at most\\s+(\\d{1,4})(?:\\s+(?:hour|day|week)s?)?)?"
                    + "(?:\\s*,?\\s*grace\\s+(\\d{1,4})\\s*(minute|hour)s?)?");

    /**
     * Reads a rule such as {@code 10%/day, at most 3}.
     *
     * @throws BadInput if it is none
     */
    public static LateRule parse(String text) {
        Matcher rule = RULE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!rule.matches()) {
            throw new BadInput("The rule \"" + text + "\" is not understood: write it like \"10%/day, at most 3\""
                    + " or \"2 points/hour, at most 24, grace 15 minutes\".");
        }
        int most = rule.group(4) == null ? Integer.MAX_VALUE : Integer.parseInt(rule.group(4));
        return new LateRule(new BigDecimal(rule.group(1)), rule.group(2).equals("%"), rule.group(3), most, grace(rule));
    }

    private static Duration grace(Matcher rule) {
        if (rule.group(5) == null) {
            return Duration.ZERO;
        }
        long number = Long.parseLong(rule.group(5));
        return rule.group(6).equals("hour") ? Duration.ofHours(number) : Duration.ofMinutes(number);
    }

    /** How many units count. */
    int units(Duration late) {
        if (late.compareTo(grace) <= 0) {
            return 0;
        }
        long seconds = length().toSeconds();
        long begun = Math.floorDiv(late.toSeconds() + seconds - 1, seconds);
        return (int) Math.min(most, Math.max(1, begun));
    }

    private Duration length() {
        return switch (unit) {
            case "hour" -> Duration.ofHours(1);
            case "day" -> Duration.ofDays(1);
            default -> Duration.ofDays(7);
        };
    }

    /** The points that are taken off, at most all; what is no whole point stays with the student. */
    int deduction(Duration late, int points) {
        BigDecimal sum = amount.multiply(BigDecimal.valueOf(units(late)));
        BigDecimal off = percent ? sum.multiply(BigDecimal.valueOf(points)).movePointLeft(2) : sum;
        return Math.min(points, off.setScale(0, RoundingMode.FLOOR).intValueExact());
    }

    /** What is counted, in words. */
    String words(Duration late) {
        int units = units(late);
        String each = amount.stripTrailingZeros().toPlainString()
                + (percent ? " %" : amount.compareTo(BigDecimal.ONE) == 0 ? " point" : " points");
        String counted = units + " " + unit + (units == 1 ? "" : "s");
        return units == 0
                ? "within the grace of " + Lateness.words(grace)
                : each + " for each of " + counted + (units == most ? ", the most that counts" : " begun");
    }
}
