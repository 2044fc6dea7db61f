package gradingkit.time;

import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What all processors of the computer have done since it was switched on, in ticks (nearly everywhere 10 ms).
 *
 * @param busy ticks in which they ran something
 * @param all ticks in all
 */
record Processors(long busy, long all) {

    private static final int IDLE = 3;
    private static final int IO_WAIT = 4;
    private static final int GUEST = 8; // from here on, what is counted already

    /** As they are now; nothing but zeros where the system does not tell. */
    static Processors now() {
        String line = Proc.read("/proc/stat").lines().findFirst().orElse("");
        long[] ticks = Stream.of(line.strip().split(" +"))
                .skip(1)
                .limit(GUEST)
                .mapToLong(Long::parseLong)
                .toArray();
        long all = LongStream.of(ticks).sum();
        return ticks.length <= IO_WAIT ? new Processors(0, 0) : new Processors(all - ticks[IDLE] - ticks[IO_WAIT], all);
    }

    /**
     * Which part of the processors was used by others since then.
     *
     * @param own the ticks that we have used since then
     */
    double othersSince(Processors before, long own) {
        long passed = all - before.all;
        return passed == 0 ? 1 : Math.max(0.0, busy - before.busy - own) / passed;
    }
}
