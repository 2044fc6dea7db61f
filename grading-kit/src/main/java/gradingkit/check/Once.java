package gradingkit.check;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What several checks look at, and is seen once: a program's start, a wait of two seconds. A check that has not passed
 * leaves nothing to the next one.
 */
public final class Once {

    private final Map<Object, Object> seen = new ConcurrentHashMap<>();

    Once() {}

    /**
     * What a check of this run has seen before, or else what is seen now.
     *
     * @param key whose it is, such as the class of the value, or a server
     */
    @SuppressWarnings("unchecked")
    public <T> T see(Object key, Supplier<T> now) {
        Object before = seen.get(key);
        if (before == null) {
            before = now.get();
            seen.put(key, before);
        }
        return (T) before;
    }

    void forget() {
        seen.clear();
    }
}
