package gradingkit.relay;

import gradingkit.text.Terminal;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs a lesson's server on a copy of the files that a failed check had: {@code mvn -pl step03 run -Dfiles=3.2.1}.
 */
public final class RunOnFiles {

    private static final int STOP_SECONDS = 2;
    private static final int TERMINATED = 143; // 128, and the number of SIGTERM

    private RunOnFiles() {}

    /**
     * Runs until it is interrupted, or until the server ends.
     *
     * @param args port and host to listen on
     */
    public static void main(String[] args) throws InterruptedException {
        Screen screen = new Screen(Terminal.standard());
        try {
            ProcessBuilder builder = Setup.ofThisProgram()
                    .server(Integer.parseInt(args[0]), args[1])
                    .inheritIO();
            screen.say(
                    "The files of the check are in " + shown(builder.directory().toPath()) + ".");
            Process server = builder.start();
            endWithThisProgram(server);
            System.exit(server.waitFor());
        } catch (NumberFormatException e) {
            screen.say("A port is a number, such as -Dport=8001, and not \"" + args[0] + "\".");
        } catch (NoSuchFileException e) {
            screen.say(e.getMessage());
        } catch (IOException e) {
            screen.say("The server cannot be started on the files of the check: " + e.getMessage() + ".");
        }
        System.exit(1);
    }

    // As the report names files, which Maven was called above of.
    private static Path shown(Path folder) {
        Path root = Setup.ofThisProgram().lesson().getParent();
        return folder.startsWith(root) ? root.relativize(folder) : folder;
    }

    /** Has a process end, with what it has started, when this program does, or when Maven is gone. */
    static void endWithThisProgram(Process process) {
        ProcessHandle.current().parent().ifPresent(maven -> maven.onExit().thenRun(() -> System.exit(TERMINATED)));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
    }

    private static void end(Process process) {
        List<ProcessHandle> processes = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        processes.forEach(ProcessHandle::destroy);
        try {
            process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        processes.forEach(ProcessHandle::destroyForcibly);
    }
}
