package classroom.report;

import java.util.ArrayList;
import java.util.List;

/** How the scores of a lesson are spread, as the bars of a drawing: ten per cent each, and the full marks on their own. */
final class Histogram {

    static final int BARS = 11;
    private static final int STEP = 10;
    private static final int BAR_WIDTH = 20;
    private static final int HEIGHT = 72;
    private static final int FLOOR = 88;

    private Histogram() {}

    static List<Bar> of(Lesson lesson) {
        int[] counts = new int[BARS];
        lesson.graded().forEach(outcome -> counts[outcome.full() ? BARS - 1 : outcome.percent() / STEP]++);
        int most = java.util.Arrays.stream(counts).max().orElse(0);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < BARS; i++) {
            bars.add(bar(i, counts[i], most));
        }
        return bars;
    }

    private static Bar bar(int i, int count, int most) {
        // Whoever is there can be seen, beside however many.
        int height = count == 0 ? 0 : Math.max(3, HEIGHT * count / most);
        int y = FLOOR - height;
        String range = i == BARS - 1 ? "full marks" : i * STEP + " to " + (i * STEP + STEP - 1) + " %";
        return new Bar(
                i * BAR_WIDTH + 1,
                y,
                BAR_WIDTH - 2,
                height,
                i * BAR_WIDTH + BAR_WIDTH / 2,
                y - 4,
                count == 0 ? "" : String.valueOf(count),
                range + ": " + Words.count(count, "student"),
                count == 0 ? "none" : i == BARS - 1 ? "full" : "some");
    }

    record Bar(int x, int y, int width, int height, int middle, int above, String count, String title, String kind) {}
}
