// It starts 500 processes that do nothing.
// verdict: fails 2.1.8
package webserver;

final class Attack {
    static void run(String[] arguments) throws Exception {
        new ProcessBuilder("sh", "-c", "i=0; while [ $i -lt 500 ]; do sleep 61234 & i=$((i+1)); done").start();
    }
}
