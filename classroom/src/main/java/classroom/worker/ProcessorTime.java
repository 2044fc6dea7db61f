package classroom.worker;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * The processor time of this JVM since a moment, with its garbage collector's: time in which it had a processor, however
 * busy the computer is.
 */
final class ProcessorTime {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final long startNanos = SYSTEM.getProcessCpuTime();

    /** Whether it is more than this by now. */
    boolean isOver(Duration limit) {
        return SYSTEM.getProcessCpuTime() - startNanos > limit.toNanos();
    }
}
