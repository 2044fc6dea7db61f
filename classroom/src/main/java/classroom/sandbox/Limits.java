package classroom.sandbox;

import java.util.List;

/**
 * How much a submission may use.
 *
 * @param memoryMib memory of all its processes together, in MiB
 * @param diskMib what it and its worker may write, in MiB
 * @param dataMib writable memory of one process, reserved or used, in MiB
 * @param tasks processes and threads
 * @param openFiles open files of one process
 * @param fileMib size of a file that it writes, in MiB
 * @param cpuSeconds CPU time of one process, in seconds
 */
public record Limits(int memoryMib, int diskMib, int dataMib, int tasks, int openFiles, int fileMib, int cpuSeconds) {

    /** Generous to every honest server: one with a thread for each of 500 connections has room. */
    public static final Limits STANDARD = new Limits(1024, 512, 2048, 1024, 4096, 64, 60);

    private static final long BYTES_PER_MIB = 1024 * 1024;

    /** The words that start a program within those limits that Linux keeps for each process. */
    List<String> prlimit() {
        return List.of(
                "prlimit",
                "--core=0",
                "--data=" + dataMib * BYTES_PER_MIB,
                "--nproc=" + tasks,
                "--nofile=" + openFiles,
                "--fsize=" + fileMib * BYTES_PER_MIB,
                "--cpu=" + cpuSeconds);
    }

    String diskBytes() {
        return Long.toString(diskMib * BYTES_PER_MIB);
    }
}
