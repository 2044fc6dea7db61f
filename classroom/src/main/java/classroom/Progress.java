package classroom;

import gradingkit.text.Visible;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a run is, with the time that is left and who was graded last: a bar on a terminal, elsewhere a line now and then. */
public interface Progress extends AutoCloseable {

    /** One more is done: a student, or whatever a run goes through, with its name. */
    void step(String name);

    @Override
    void close();

    /** @param steps how many are to be graded */
    static Progress of(int steps) {
        return System.console() == null ? new Lines(steps, System::nanoTime, System.err::println) : new Bar(steps);
    }

    /** For a log: a line in half a minute at most, so that a short run has none. Thread-safe. */
    final class Lines implements Progress {

        private static final Duration PERIOD = Duration.ofSeconds(30);

        private final int steps;
        private final LongSupplier nanos;
        private final Consumer<String> out;
        private final long start;
        private long last;
        private int done;

        /** @param nanos a clock */
        Lines(int steps, LongSupplier nanos, Consumer<String> out) {
            this.steps = steps;
            this.nanos = nanos;
            this.out = out;
            this.start = nanos.getAsLong();
            this.last = start;
        }

        @Override
        public synchronized void step(String name) {
            done++;
            long now = nanos.getAsLong();
            if (done < steps && now - last >= PERIOD.toNanos()) {
                last = now;
                long left = (now - start) / done * (steps - done);
                out.accept("Graded " + done + " of " + steps + ", the last was " + Visible.of(name) + "; "
                        + minutes(Duration.ofNanos(left)) + " left.");
            }
        }

        private static String minutes(Duration left) {
            long minutes = left.plusSeconds(30).toMinutes();
            return minutes == 0 ? "less than a minute" : "about " + minutes + (minutes == 1 ? " minute" : " minutes");
        }

        @Override
        public void close() {}
    }

    /** For a terminal. */
    final class Bar implements Progress {

        private static final int NAME = 24;

        private final ProgressBar bar;

        Bar(int steps) {
            bar = new ProgressBarBuilder()
                    .setTaskName("Grading")
                    .setInitialMax(steps)
                    .setStyle(ProgressBarStyle.ASCII)
                    .showSpeed()
                    .build();
        }

        @Override
        public void step(String name) {
            bar.setExtraMessage(" " + Visible.of(name, NAME));
            bar.step();
        }

        @Override
        public void close() {
            bar.close();
        }
    }
}
