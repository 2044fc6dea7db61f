// It kills every process whose number it can guess, the canary's too.
// verdict: fails 2.1.8
package webserver;

import java.io.File;

final class Attack {
    static void run(String[] arguments) throws Exception {
        long self = ProcessHandle.current().pid();
        kill("{canary.pid}");
        for (int pid = 1; pid < 33_000; pid++) {
            if (pid != self && !new File("/proc/self/task/" + pid).exists()) { // a thread's number kills its own process
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    private static void kill(String pid) throws Exception {
        new ProcessBuilder("kill", "-9", pid).start().waitFor();
    }
}
