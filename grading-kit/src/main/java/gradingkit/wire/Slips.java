package gradingkit.wire;

import java.util.ArrayList;
import java.util.List;

/** What in a reply's form is wrong, and leaves no doubt about what was meant: noted once, and read over. */
final class Slips {

    private final List<Flaw> all = new ArrayList<>();

    /** Does what insists on the right form, and notes the flaw if it throws one. */
    void allow(Runnable strict) {
        try {
            strict.run();
        } catch (Flaw slip) {
            all.add(slip);
        }
    }

    /** Notes a flaw. */
    void add(Flaw slip) {
        all.add(slip);
    }

    /** In the order in which they were found. */
    List<Flaw> all() {
        return List.copyOf(all);
    }
}
