package gradingkit.watch;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Waits for saves, by looking at the files again and again: that a file has changed, some systems tell late, and some not
 * at all.
 */
final class Saves {

    private static final Duration PERIOD = Duration.ofMillis(60);
    // An editor empties a file and fills it, or writes another one and renames it.
    private static final Duration SETTLING = Duration.ofMillis(40);

    private final Supplier<Snapshot> files;

    Saves(Supplier<Snapshot> files) {
        this.files = files;
    }

    /** The files as they are when something has changed, and nothing changes any more. */
    Snapshot await(Snapshot before) throws InterruptedException {
        Snapshot now = settled(before);
        while (now.equals(before)) {
            Thread.sleep(PERIOD.toMillis());
            now = settled(before);
        }
        return now;
    }

    /** The files after a look, and some more if it has seen a change. */
    private Snapshot settled(Snapshot before) throws InterruptedException {
        Snapshot last = before;
        Snapshot now = files.get();
        while (!now.equals(last)) {
            Thread.sleep(SETTLING.toMillis());
            last = now;
            now = files.get();
        }
        return now;
    }
}
