package webserver.accounts;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import webserver.http.Json;

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
    public void replay(Consumer<T> each) throws IOException {
        long finished = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (byte[] line = readLine(in); line.length > 0; line = readLine(in)) {
                each.accept(Json.MAPPER.readValue(line, type));
                finished += line.length;
            }
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(finished);
        }
    }

    /** The next line with its line end; no bytes if there is none that has one. */
    private static byte[] readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != -1; next = in.read()) {
            line.write(next);
            if (next == '\n') {
                return line.toByteArray();
            }
        }
        return new byte[0];
    }

    // TASK 6.8 Keep one more
    /**
     * Appends a line, in one piece. When this returns, the system has it, and will write it even if the server is killed
     * at once; a power cut it may not survive.
     */
    public synchronized void append(T value) {
        try {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            line.writeBytes(Json.MAPPER.writeValueAsBytes(value));
            line.write('\n');
            end.write(line.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
