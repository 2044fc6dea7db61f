// It starts threads until there are 5,000 or no more can be had.
// verdict: 100 points
package webserver;

final class Attack {
    static void run(String[] arguments) throws Exception {
        try {
            for (int i = 0; i < 5_000; i++) {
                Thread thread = new Thread(null, Attack::sleep, "sleeper", 16_384);
                thread.setDaemon(true);
                thread.start();
            }
        } catch (OutOfMemoryError e) {
            System.err.println(e);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(5_000);
        } catch (InterruptedException e) {
            // never
        }
    }
}
