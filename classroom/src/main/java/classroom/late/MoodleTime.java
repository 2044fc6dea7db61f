package classroom.late;

import classroom.csv.Folded;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as Moodle writes them in English, German, French and Japanese: "Friday, 20 November 2026, 11:58 PM". */
public final class MoodleTime {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH);
    private static final Pattern JAPANESE = Pattern.compile("(\\d{4})年\\s*(\\d{1,2})月\\s*(\\d{1,2})日");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(\\d{4})(?!\\d)");
    private static final Pattern DAY = Pattern.compile("(?<![\\d:])(\\d{1,2})(?![\\d:])");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d{2})(?:\\s*([ap])\\.?m)?");
    private static final int HALF_A_DAY = 12;

    private MoodleTime() {}

    /** Reads one; nothing if it is none. */
    public static Optional<LocalDateTime> parse(String text) {
        String folded = Folded.line(text);
        Matcher clock = CLOCK.matcher(folded);
        try {
            return clock.find() ? day(folded.substring(0, clock.start()), clock) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty(); // no such day or hour
        }
    }

    private static Optional<LocalDateTime> day(String date, Matcher clock) {
        Matcher japanese = JAPANESE.matcher(date);
        if (japanese.find()) {
            return Optional.of(LocalDateTime.of(
                    number(japanese, 1), number(japanese, 2), number(japanese, 3), hour(clock), number(clock, 2)));
        }
        Matcher year = YEAR.matcher(date);
        Matcher day = DAY.matcher(date);
        Optional<Month> month = month(date);
        return month.isPresent() && year.find() && day.find()
                ? Optional.of(
                        LocalDateTime.of(number(year, 1), month.get(), number(day, 1), hour(clock), number(clock, 2)))
                : Optional.empty();
    }

    private static Optional<Month> month(String date) {
        for (Locale language : LANGUAGES) {
            for (Month month : Month.values()) {
                String name = Folded.line(month.getDisplayName(TextStyle.FULL, language));
                if (Pattern.compile("(?<!\\p{L})" + name + "(?!\\p{L})")
                        .matcher(date)
                        .find()) {
                    return Optional.of(month);
                }
            }
        }
        return Optional.empty();
    }

    // 12 AM is midnight, 12 PM noon.
    private static int hour(Matcher clock) {
        int hour = number(clock, 1);
        if (clock.group(3) == null) {
            return hour;
        }
        return hour % HALF_A_DAY + (clock.group(3).equals("p") ? HALF_A_DAY : 0);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
