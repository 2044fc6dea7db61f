package webserver.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The content of a response, which comes into being while it is sent. */
public interface Body {

    /** The length of a body that is not known before it has been written. */
    long UNKNOWN = -1;

    /** How many bytes {@link #writeTo} is going to write, or {@link #UNKNOWN}. */
    long length();

    /** Writes all the bytes. */
    void writeTo(OutputStream out) throws IOException;

    /** A body that is in memory. */
    record Bytes(byte[] bytes) implements Body {

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }
    }

    /** A part of a file: so many bytes from the given one on. */
    record FilePart(Path file, long start, long length) implements Body {

        private static final int BUFFER_BYTES = 32 * 1024;

        /** Copies piece by piece, however large the file is; fails if the file has become shorter meanwhile. */
        @Override
        public void writeTo(OutputStream out) throws IOException {
            try (InputStream in = Files.newInputStream(file)) {
                in.skipNBytes(start);
                byte[] buffer = new byte[(int) Math.min(length, BUFFER_BYTES)];
                for (long left = length; left > 0; ) {
                    int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                    if (count == -1) {
                        throw new EOFException(file + " has become shorter while it was sent");
                    }
                    out.write(buffer, 0, count);
                    left -= count;
                }
            }
        }
    }
}
