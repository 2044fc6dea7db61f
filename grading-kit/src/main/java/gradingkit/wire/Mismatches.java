package gradingkit.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects what is not as expected of one reply, so that all of it is told together. Collecting is switched on for a
 * thread with {@link #begin}; on other threads the first mismatch is thrown at once, so that none is lost.
 */
public final class Mismatches {

    private static final ThreadLocal<Mismatches> OF_THREAD = new ThreadLocal<>();

    private final List<Mismatch> collected = new ArrayList<>();
    private Reply about;

    private Mismatches() {}

    /** Begins a check on this thread: forgets earlier mismatches, and collects new ones until {@link #verify}. */
    public static void begin() {
        OF_THREAD.set(new Mismatches());
    }

    /** Ends a check on this thread without a failure: forgets what was collected, and collects no more. */
    public static void end() {
        OF_THREAD.remove();
    }

    /**
     * Throws all mismatches collected on this thread as one failure, and forgets them.
     *
     * @throws WireFailure if there are any
     */
    public static void verify() {
        Mismatches here = OF_THREAD.get();
        if (here == null || here.collected.isEmpty()) {
            return;
        }
        List<Mismatch> found = List.copyOf(here.collected);
        here.collected.clear();
        throw failure(found);
    }

    /** Those that follow are about this reply: throws the ones about another. */
    static void about(Reply reply) {
        Mismatches here = OF_THREAD.get();
        if (here != null && here.about != reply) {
            here.about = reply;
            verify();
        }
    }

    static void add(Mismatch mismatch) {
        Mismatches here = OF_THREAD.get();
        if (here == null) {
            throw failure(List.of(mismatch));
        }
        here.collected.add(mismatch);
    }

    private static WireFailure failure(List<Mismatch> found) {
        List<Mismatch> ordered = found.stream()
                .sorted(Comparator.comparing(Mismatch::status).reversed())
                .toList();
        Mismatch pointedAt =
                ordered.stream().filter(m -> m.offset() >= 0).findFirst().orElse(ordered.get(0));
        return WireFailure.unexpected(
                ordered.stream().map(Mismatch::text).toList(),
                longest(ordered),
                pointedAt.offset(),
                pointedAt.length());
    }

    private static Transcript longest(List<Mismatch> found) {
        return found.stream()
                .map(Mismatch::transcript)
                .max(Comparator.comparing(transcript -> transcript.received().length))
                .orElseThrow();
    }
}
