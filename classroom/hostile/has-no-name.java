// It takes 1.5 GiB of memory in a process whose name is no text.
// verdict: 0 points
package webserver;

final class Attack {
    static void run(String[] arguments) throws Exception {
        String script = "n=$(printf '\\377'); cp /usr/bin/tail \"./$n\"; head -c 1610612736 /dev/zero | \"./$n\" | wc -c";
        if (new ProcessBuilder("sh", "-c", script).start().waitFor() != 0) {
            Thread.sleep(20_000);
        }
    }
}
