package webserver.wall;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A note as a page shows it to somebody.
 *
 * @param note what it shows
 * @param written when that was, for people
 * @param mine whether the one who looks at it may delete it
 */
public record Card(Note note, String written, boolean mine) {

    private static final String PATTERN = "d MMM yyyy, HH:mm 'UTC'";
    private static final DateTimeFormatter FOR_PEOPLE =
            DateTimeFormatter.ofPattern(PATTERN, Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** @param user the name of the one who looks at it; null for a stranger */
    public static Card of(Note note, String user) {
        return new Card(note, FOR_PEOPLE.format(note.created()), note.author().equals(user));
    }
}
