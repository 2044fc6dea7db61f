// It writes a grade.json with full marks wherever a suite may write it, and serves nothing.
// verdict: 0 points
package webserver;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class Attack {
    static void run(String[] arguments) throws Exception {
        for (String folder : new String[] {".", "..", "../grade", "grade", "target/grade", "/reports", "/tmp/grade"}) {
            try {
                new File(folder).mkdirs();
                Files.writeString(Path.of(folder, "grade.json"), "{\"schema\":1,\"graded\":true,\"points\":100,\"of\":100}");
            } catch (IOException e) {
                // kept out
            }
        }
        System.exit(0);
    }
}
