// It takes 2 GiB of memory.
// verdict: 0 points
package webserver;

final class Attack {
    static void run(String[] arguments) throws Exception {
        new ProcessBuilder("sh", "-c", "head -c 2147483648 /dev/zero | tail > taken").start().waitFor();
        Thread.sleep(20_000);
    }
}
