package gradingkit.server;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What has to be done before this JVM ends, however it ends: kill what still runs, delete what is still there. */
final class Leftovers {
    private static final Set<Runnable> DUTIES = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Leftovers::doAll, "the end of the suite's servers"));
    }

    private Leftovers() {}

    /** Has the duty done at the JVM's end, unless it is removed before. */
    static void add(Runnable duty) {
        DUTIES.add(duty);
    }

    /** The same object as given to {@link #add}: it has been done. */
    static void remove(Runnable duty) {
        DUTIES.remove(duty);
    }

    private static void doAll() {
        DUTIES.parallelStream().forEach(Runnable::run);
    }
}
