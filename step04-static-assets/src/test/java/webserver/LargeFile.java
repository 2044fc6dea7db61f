package webserver;

import gradingkit.check.Dice;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A file that is far larger than the server's memory, with random bytes here and there, and zeros in between. */
record LargeFile(Path file, long length) {

    private static final int ISLANDS = 32;
    private static final int ISLAND_BYTES = 4 * 1024;
    private static final int BUFFER_BYTES = 64 * 1024;

    /** Makes it, in a moment, as the zeros take no place on most disks. */
    static LargeFile create(Path file, long length, Dice dice) throws IOException {
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.setLength(length);
            for (int island = 1; island <= ISLANDS; island++) {
                out.seek(length / ISLANDS * island - ISLAND_BYTES - dice.number(ISLAND_BYTES));
                out.write(dice.bytes(ISLAND_BYTES));
            }
        }
        return new LargeFile(file, length);
    }

    /** Compares the bytes with the file's, and says in a sentence where they differ; nothing if they don't. */
    String difference(InputStream found) throws IOException {
        byte[] one = new byte[BUFFER_BYTES];
        byte[] other = new byte[BUFFER_BYTES];
        try (InputStream wanted = Files.newInputStream(file)) {
            for (long at = 0; at <= length; at += BUFFER_BYTES) {
                int count = wanted.readNBytes(one, 0, BUFFER_BYTES);
                int foundCount = found.readNBytes(other, 0, BUFFER_BYTES);
                int mismatch = Arrays.mismatch(one, 0, count, other, 0, foundCount);
                if (mismatch != -1) {
                    boolean ended = mismatch == foundCount && foundCount < count;
                    return ended
                            ? "the body ends after " + (at + mismatch) + " of " + length + " bytes"
                            : "byte " + (at + mismatch) + " of the body is not the file's";
                }
            }
        }
        return "";
    }
}
