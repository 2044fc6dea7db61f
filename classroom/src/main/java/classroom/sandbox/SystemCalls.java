package classroom.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A filter (seccomp) that lets a submission have every system call but those whose memory nobody could count: files
 * without a name, and what processes share without a file. No server needs them; to a program it looks as if the kernel
 * did not have them.
 */
final class SystemCalls {

    private static final int LOAD_WORD = 0x20;
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int JUMP_IF_NOT_LESS = 0x35;
    private static final int RETURN = 0x06;
    private static final int ALLOW = 0x7fff0000;
    private static final int NO_SUCH_CALL = 0x00050000 | 38; // fails with ENOSYS
    private static final int OFFSET_OF_NUMBER = 0;
    private static final int OFFSET_OF_MACHINE = 4;
    private static final int OTHER_NUMBERING = 0x40000000; // of x86-64's second set of calls
    private static final int INSTRUCTION_BYTES = 8;

    /** What Linux calls a machine, and its numbers of the calls. */
    private record Machine(int id, List<Integer> calls) {}

    // memfd_create, memfd_secret, shmget, msgget, semget, io_uring_setup
    private static final Map<String, Machine> MACHINES = Map.of(
            "amd64", new Machine(0xc000003e, List.of(319, 447, 29, 68, 64, 425)),
            "aarch64", new Machine(0xc00000b7, List.of(279, 447, 194, 186, 190, 425)));

    private SystemCalls() {}

    /** The filter as bubblewrap takes it; empty for a kind of computer whose numbers are not known here. */
    static Optional<byte[]> filter() {
        return Optional.ofNullable(MACHINES.get(System.getProperty("os.arch"))).map(SystemCalls::filter);
    }

    private static byte[] filter(Machine machine) {
        List<long[]> steps = new ArrayList<>();
        int deny = machine.calls().size() + 5; // the last step
        steps.add(step(LOAD_WORD, 0, 0, OFFSET_OF_MACHINE));
        steps.add(step(JUMP_IF_EQUAL, 0, deny - steps.size() - 1, machine.id())); // an older machine's calls are denied
        steps.add(step(LOAD_WORD, 0, 0, OFFSET_OF_NUMBER));
        steps.add(step(JUMP_IF_NOT_LESS, deny - steps.size() - 1, 0, OTHER_NUMBERING));
        for (int call : machine.calls()) {
            steps.add(step(JUMP_IF_EQUAL, deny - steps.size() - 1, 0, call));
        }
        steps.add(step(RETURN, 0, 0, ALLOW));
        steps.add(step(RETURN, 0, 0, NO_SUCH_CALL));
        return bytes(steps);
    }

    // A jump counts the steps that it leaves out.
    private static long[] step(int code, int ifTrue, int ifFalse, int value) {
        return new long[] {code, ifTrue, ifFalse, value};
    }

    private static byte[] bytes(List<long[]> steps) {
        ByteBuffer buffer =
                ByteBuffer.allocate(steps.size() * INSTRUCTION_BYTES).order(ByteOrder.nativeOrder());
        for (long[] step : steps) {
            buffer.putShort((short) step[0])
                    .put((byte) step[1])
                    .put((byte) step[2])
                    .putInt((int) step[3]);
        }
        return buffer.array();
    }
}
