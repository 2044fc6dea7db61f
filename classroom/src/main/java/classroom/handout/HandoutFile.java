package classroom.handout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * A file of the handout.
 *
 * @param content its bytes
 * @param program whether it can be run
 */
record HandoutFile(byte[] content, boolean program) {

    static HandoutFile read(Path file) throws IOException {
        // Where the file system knows no such bit, everything counts as executable: there it is the wrapper alone.
        boolean hasBit = Files.getFileStore(file).supportsFileAttributeView("posix");
        boolean program = hasBit ? Files.isExecutable(file) : file.endsWith("mvnw");
        return new HandoutFile(Files.readAllBytes(file), program);
    }

    HandoutFile edited(UnaryOperator<String> edit) {
        String text = new String(content, StandardCharsets.UTF_8);
        return new HandoutFile(edit.apply(text).getBytes(StandardCharsets.UTF_8), program);
    }
}
