package webserver.wall;

import java.time.Instant;

/**
 * A note that everybody can read.
 *
 * @param id its number, which no other note ever gets
 * @param author the name of the one who wrote it, and may change and delete it
 * @param title as in {@link Draft}
 * @param text as in {@link Draft}
 * @param created when it was written
 */
public record Note(long id, String author, String title, String text, Instant created) {}
