// It loops before it listens.
// verdict: 0 points
package webserver;

final class Attack {
    static void run(String[] arguments) throws Exception {
        while (true) {
            Thread.onSpinWait();
        }
    }
}
