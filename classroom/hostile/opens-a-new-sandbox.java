// It tries to be root in a user namespace of its own.
// verdict: fails 2.1.8
package webserver;

final class Attack {
    static void run(String[] arguments) throws Exception {
        Process process = new ProcessBuilder("unshare", "--user", "--map-root-user", "true").start();
        if (process.waitFor() == 0) {
            System.exit(99);
        }
    }
}
