package classroom.submission;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

/** A folder or an archive: first it says what is in it, then the few things that are taken are read. */
interface Source extends Closeable {

    /** Takes the content of an item; the stream is valid during the call only. */
    interface Taker {
        void take(Item item, InputStream content) throws IOException;
    }

    /** What it is called in a sentence. */
    String name();

    /** All files and links that are not ignored, in the order in which they are found. Folders are not listed. */
    List<Item> items();

    /** Reads the wanted items: each is given to the taker. */
    void read(Set<Item> wanted, Taker taker) throws IOException;

    /** Reads the wanted items; whatever goes wrong becomes a sentence. */
    default void readSafely(Set<Item> wanted, Taker taker) throws Refused {
        try {
            read(wanted, taker);
        } catch (IOException | RuntimeException e) {
            throw Refused.because(name(), e);
        }
    }
}
