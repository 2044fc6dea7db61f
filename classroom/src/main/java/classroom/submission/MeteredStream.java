package classroom.submission;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that an archive unpacks to, and stops as soon as they are too many. */
final class MeteredStream extends FilterInputStream {
    private final Budget budget;
    private long left = Long.MAX_VALUE;

    MeteredStream(InputStream in, Budget budget) {
        super(in);
        this.budget = budget;
    }

    /** From now on, so many bytes may come. */
    void allow(long bytes) {
        left = bytes;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        count(skipped);
        return skipped;
    }

    private void count(long bytes) throws Refused {
        budget.takeBytes(bytes);
        left -= bytes;
        if (left < 0) {
            throw new Refused("Its archive contains a name that is too long: ask for one made in the usual way.");
        }
    }
}
