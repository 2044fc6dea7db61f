// It writes a file without end.
// verdict: 100 points
package webserver;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

final class Attack {
    static void run(String[] arguments) throws Exception {
        try (OutputStream file = new FileOutputStream("/tmp/huge")) {
            byte[] block = new byte[1024 * 1024];
            for (int i = 0; i < 1_024; i++) {
                file.write(block);
            }
        } catch (IOException e) {
            System.err.println(e);
        }
    }
}
