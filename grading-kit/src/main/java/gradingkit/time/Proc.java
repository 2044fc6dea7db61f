package gradingkit.time;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The files in which Linux tells of processes and processors, see proc(5). */
final class Proc {

    private Proc() {}

    /** A file's text; empty if it cannot be read, as the process has ended or the system has no such file. */
    static String read(String file) {
        try (InputStream stream = new FileInputStream(file)) {
            return new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
