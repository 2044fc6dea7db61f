package classroom.grading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of the time programs waited for a processor, as Linux measures it ("pressure stall information", the line
 * {@code some} of {@code /proc/pressure/cpu}). A system that does not tell counts as calm.
 */
final class Pressure implements DoubleSupplier {

    private static final Path CPU = Path.of("/proc/pressure/cpu");
    private static final Pattern TOTAL_MICROSECONDS = Pattern.compile("some .*total=(\\d+)");
    private static final long SHORTEST_NANOS = 2_000_000_000;

    private long seenAt = System.nanoTime();
    private long seenMicros = micros();
    private double last;

    /** Since the last call, or, if that was less than 2 s ago, the same as then. */
    @Override
    public synchronized double getAsDouble() {
        long passed = System.nanoTime() - seenAt;
        if (passed >= SHORTEST_NANOS) {
            long micros = micros();
            last = (micros - seenMicros) * 1000.0 / passed;
            seenMicros = micros;
            seenAt += passed;
        }
        return last;
    }

    private static long micros() {
        try {
            Matcher total = TOTAL_MICROSECONDS.matcher(Files.readString(CPU));
            return total.find() ? Long.parseLong(total.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
