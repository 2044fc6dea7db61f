package classroom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Files that are there as a whole or not at all, whenever the program is stopped. */
public final class AtomicFile {

    private AtomicFile() {}

    /** Writes a text in UTF-8; see {@link #write(Path, byte[])}. */
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file in place of an older one; its folder is made if it is missing. */
    public static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        // Unlike a temporary file, this one gets the rights that the user gives to new files.
        Path half = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".half");
        try {
            Files.write(half, content);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(half);
        }
    }
}
