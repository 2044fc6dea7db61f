// It prints 128 MB as fast as it can.
// verdict: 100 points
package webserver;

import java.nio.charset.StandardCharsets;

final class Attack {
    static void run(String[] arguments) throws Exception {
        Thread flood = new Thread(() -> {
            byte[] lines = "all work and no play\n".repeat(3_000).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 2_000; i++) {
                System.err.write(lines, 0, lines.length);
            }
        });
        flood.setDaemon(true);
        flood.start();
    }
}
