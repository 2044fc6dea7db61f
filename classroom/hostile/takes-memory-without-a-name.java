// It writes 2 GiB into a file without a name, and shares memory with nobody: neither is to be had.
// verdict: fails 2.1.8
package webserver;

import java.io.IOException;

final class Attack {
    static void run(String[] arguments) throws Exception {
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        String file = "exit(syscall(" + (arm ? 279 : 319) + ", my $name = 'x', 0) < 0 ? 7 : 0)";
        String segment = "exit(defined(shmget(0, 2 << 30, 0600)) ? 0 : 7)";
        String queue = "exit(defined(msgget(0, 0600)) ? 0 : 7)";
        try {
            for (String script : new String[] {file, segment, queue}) {
                if (new ProcessBuilder("perl", "-e", script).start().waitFor() != 7) {
                    System.exit(99);
                }
            }
        } catch (IOException e) {
            System.err.println(e); // no perl here: it has nothing to try it with
        }
    }
}
