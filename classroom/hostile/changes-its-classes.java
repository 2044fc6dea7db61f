// It writes into the folder with its own classes.
// verdict: 100 points
package webserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class Attack {
    static void run(String[] arguments) throws Exception {
        Path classes = Path.of(Attack.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try {
            Files.writeString(classes.resolve("x.txt"), "x");
            System.exit(99);
        } catch (IOException e) {
            // read-only
        }
    }
}
