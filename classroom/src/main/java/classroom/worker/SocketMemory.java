package classroom.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The memory in which Linux keeps what has been sent and not read yet, in the network of this process. No process has
 * it, so it stands in no process's own figures.
 */
final class SocketMemory {

    private static final int BYTES_PER_KIB = 1024;
    private static final int QUEUES = 4; // the column "tx_queue:rx_queue", in hexadecimal bytes
    // For these kinds the system does not say, only how many there are; so much each can hold.
    private static final int KIB_PER_LOCAL_SOCKET = 416;

    private static final Path NET = Path.of("/proc/net");

    private SocketMemory() {}

    static long kibibytes() {
        return queued("tcp") + queued("tcp6") + local("unix") + local("udp") + local("udp6");
    }

    private static long queued(String kind) {
        return rows(kind).stream().mapToLong(SocketMemory::queuedBytes).sum() / BYTES_PER_KIB;
    }

    /** How many bytes wait in a row of {@code /proc/net/tcp}, to be sent or to be read. */
    static long queuedBytes(String row) {
        String[] columns = row.strip().split("\\s+");
        if (columns.length <= QUEUES) {
            return 0;
        }
        String[] queues = columns[QUEUES].split(":");
        return bytes(queues[0]) + bytes(queues[1]);
    }

    // Linux subtracts two figures that may change meanwhile, so the difference can be a little less than nothing.
    private static long bytes(String hexadecimal) {
        return Math.max(0, Integer.parseUnsignedInt(hexadecimal, 16));
    }

    private static long local(String kind) {
        return (long) rows(kind).size() * KIB_PER_LOCAL_SOCKET;
    }

    private static List<String> rows(String kind) {
        try {
            List<String> lines = Files.readAllLines(NET.resolve(kind), StandardCharsets.ISO_8859_1);
            return lines.subList(Math.min(1, lines.size()), lines.size()); // behind the headings
        } catch (IOException e) {
            return List.of(); // a system without
        }
    }
}
