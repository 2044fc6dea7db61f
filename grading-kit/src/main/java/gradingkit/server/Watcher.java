package gradingkit.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A small process of its own that outlives this JVM, even if that is killed (SIGKILL), and then kills the programs that it
 * has left behind. It hears of them through a pipe, whose end is the end of the JVM. On a system without a shell, such as
 * Windows, nobody watches, and what a killed JVM has started goes on.
 */
final class Watcher {

    // Lines are "+ RUN PID" and "- RUN". On Linux all processes of a run are found by the variable that they inherit.
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            runs=
            while read -r sign run pid; do
                case $sign in
                    +) runs="$runs $run:$pid" ;;
                    -) kept=
                       for each in $runs; do
                           [ "${each%%:*}" = "$run" ] || kept="$kept $each"
                       done
                       runs=$kept ;;
                esac
            done
            for each in $runs; do
                kill -9 "${each##*:}" 2>/dev/null
                for file in $(grep -sl "VARIABLE=${each%%:*}" /proc/[0-9]*/environ); do
                    pid=${file#/proc/}
                    kill -9 "${pid%%/*}" 2>/dev/null
                done
            done
            """.replace("VARIABLE", Processes.VARIABLE);

    private static Optional<OutputStream> pipe; // empty if there is no shell

    private Watcher() {}

    /** To be killed when this JVM is gone, with all that comes from it. */
    static void add(String run, long pid) {
        tell("+ " + run + " " + pid);
    }

    /** No longer to be killed: it has ended. */
    static void remove(String run) {
        tell("- " + run);
    }

    private static synchronized void tell(String line) {
        if (pipe == null || !write(line)) { // at first, or when somebody has ended the watcher
            pipe = SearchPath.first("sh").flatMap(shell -> start(shell.toString()));
            write(line);
        }
    }

    private static boolean write(String line) {
        if (pipe.isEmpty()) {
            return true; // nobody is there to be told
        }
        try {
            pipe.get().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            pipe.get().flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<OutputStream> start(String shell) {
        try {
            return Optional.of(new ProcessBuilder(shell, "-c", SCRIPT)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .getOutputStream());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
