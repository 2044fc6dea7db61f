package webserver.wall;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import webserver.http.HttpError;

/** The notes, in memory, for any number of threads. */
public final class Notes {

    private static final int MAX_NOTES = 1_000;

    private final Map<Long, Note> notes = new TreeMap<>(Collections.reverseOrder());
    private final InstantSource clock;
    private long lastId;

    /** @param clock tells when a note was written */
    public Notes(InstantSource clock) {
        this.clock = clock;
    }

    /** All notes, the newest first. */
    public synchronized List<Note> all() {
        return List.copyOf(notes.values());
    }

    /**
     * The note with this id.
     *
     * @param id as a client sent it
     * @throws HttpError 404 if there is none, or if this is no number
     */
    public synchronized Note find(String id) {
        Note note = id.matches("[0-9]{1,18}") ? notes.get(Long.parseLong(id)) : null;
        if (note == null) {
            throw new HttpError(404, "There is no such note.");
        }
        return note;
    }

    /**
     * Makes a note, with an id that no other has or had, and keeps it.
     *
     * @throws HttpError 503 if there are too many
     */
    public synchronized Note add(String author, Draft draft) {
        if (notes.size() == MAX_NOTES) {
            throw new HttpError(503, "There are as many notes here as the server can take.");
        }
        lastId++;
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Note note = new Note(lastId, author, draft.title(), draft.text(), now);
        notes.put(lastId, note);
        return note;
    }

    /**
     * Gives a note another title and text.
     *
     * @throws HttpError 404 if there is none with this id, 403 if it is not this user's
     */
    public synchronized Note change(String id, String user, Draft draft) {
        Note old = findOwn(id, user);
        Note note = new Note(old.id(), user, draft.title(), draft.text(), old.created());
        notes.put(note.id(), note);
        return note;
    }

    /**
     * Removes a note.
     *
     * @throws HttpError 404 if there is none with this id, 403 if it is not this user's
     */
    public synchronized void remove(String id, String user) {
        notes.remove(findOwn(id, user).id());
    }

    private Note findOwn(String id, String user) {
        Note note = find(id);
        if (!note.author().equals(user)) {
            throw new HttpError(403, "This is somebody else's note.");
        }
        return note;
    }
}
