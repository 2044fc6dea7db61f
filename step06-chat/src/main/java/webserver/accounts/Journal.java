package webserver.accounts;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * A file with a line of JSON for everything that is to be there after the next start.
 *
 * @param <T> what it keeps, a record
 */
public final class Journal<T> {

    private final Path file;
    private final Class<T> type;
    private final OutputStream end;

    /**
     * Opens the file, and makes it if there is none.
     *
     * @throws IOException if it can be neither
     */
    public Journal(Path file, Class<T> type) throws IOException {
        this.file = file;
        this.type = type;
        this.end = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    // TASK 6.8 Read what was kept
    /**
     * Hands on everything in the file, in the order in which it was appended. A last line that was not finished, because
     * the server was killed in its middle, was never answered for, and is cut off.
     */
    public void replay(Consumer<T> each) throws IOException {}

    // TASK 6.8 Keep one more
    /**
     * Appends a line, in one piece. When this returns, the system has it, and will write it even if the server is killed
     * at once; a power cut it may not survive.
     */
    public synchronized void append(T value) {}
}
