package classroom.submission;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/** Where the bytes of an archive are: on the disk, or in memory if it came out of another archive. */
interface ArchiveData {

    /** Opens them at the first byte. */
    SeekableByteChannel open() throws IOException;

    /** Whether they begin with the given text, one byte a character. */
    default boolean beginsWith(String start) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(start.length());
        try (SeekableByteChannel channel = open()) {
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1).equals(start);
    }
}
