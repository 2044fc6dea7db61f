// It leaves a process behind whose parents are dead, in a session of its own, with a clean environment.
// verdict: fails 2.1.8
package webserver;

final class Attack {
    static void run(String[] arguments) throws Exception {
        new ProcessBuilder("env", "-i", "/usr/bin/setsid", "/bin/sh", "-c", "cd /; sleep 61234 & sleep 61234 & exit").start();
    }
}
