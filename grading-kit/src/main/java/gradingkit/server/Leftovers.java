package gradingkit.server;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What has to be done before this JVM ends, however it ends: kill what still runs, delete what is still there. */
final class Leftovers {
    private static final Set<Runnable> KILLS = ConcurrentHashMap.newKeySet();
    private static final Set<Runnable> DELETIONS = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Leftovers::remove, "the end of the suite's servers"));
    }

    private Leftovers() {}

    /** Has this done at the JVM's end, unless it is {@link #settled} before. */
    static void addKill(Runnable kill) {
        KILLS.add(kill);
    }

    /** Has this done at the JVM's end, after all kills, unless it is {@link #settled} before. */
    static void addDeletion(Runnable deletion) {
        DELETIONS.add(deletion);
    }

    /** What was given before, the very same object, has been done. */
    static void settled(Runnable duty) {
        KILLS.remove(duty);
        DELETIONS.remove(duty);
    }

    /** Kills everything that still runs. */
    static void kill() {
        KILLS.parallelStream().forEach(Runnable::run);
    }

    // A process that lives on could write a file into a folder that is gone already.
    private static void remove() {
        kill();
        DELETIONS.parallelStream().forEach(Runnable::run);
    }
}
