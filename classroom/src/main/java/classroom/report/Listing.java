package classroom.report;

import java.util.List;

/** A list of which a page shows the beginning, and the rest on request. */
record Listing<T>(List<T> first, List<T> rest) {

    static <T> Listing<T> of(List<T> all, int first) {
        // A single one more is no longer than the line that would hide it.
        int shown = all.size() <= first + 1 ? all.size() : first;
        return new Listing<>(all.subList(0, shown), all.subList(shown, all.size()));
    }

    /** How many the rest has; empty if there is none. */
    String more() {
        return rest.isEmpty() ? "" : String.valueOf(rest.size());
    }
}
