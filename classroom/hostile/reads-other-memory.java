// It looks for another process's environment and memory.
// verdict: 100 points
package webserver;

import java.io.FileInputStream;
import java.io.IOException;

final class Attack {
    static void run(String[] arguments) throws Exception {
        for (int pid = 1; pid < 1_000; pid++) {
            if (pid != ProcessHandle.current().pid()) {
                try {
                    if (new FileInputStream("/proc/" + pid + "/mem").read() >= 0) {
                        System.exit(99);
                    }
                } catch (IOException e) {
                    // kept out
                }
            }
        }
    }
}
