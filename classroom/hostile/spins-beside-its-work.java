// It keeps eight threads busy while it serves.
// verdict: any
package webserver;

final class Attack {
    static void run(String[] arguments) throws Exception {
        for (int i = 0; i < 8; i++) {
            Thread thread = new Thread(() -> {
                while (true) {
                    Thread.onSpinWait();
                }
            });
            thread.setDaemon(true);
            thread.start();
        }
    }
}
