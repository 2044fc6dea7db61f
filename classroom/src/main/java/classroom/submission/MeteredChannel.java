package classroom.submission;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A channel that gives out so many bytes and no more: it bounds how long a table of contents can be. */
final class MeteredChannel implements SeekableByteChannel {
    private final SeekableByteChannel channel;
    private long left;

    MeteredChannel(SeekableByteChannel channel, long bytes) {
        this.channel = channel;
        this.left = bytes;
    }

    /** From now on anything may be read. */
    void lift() {
        left = Long.MAX_VALUE;
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        int count = channel.read(buffer);
        left -= Math.max(count, 0);
        if (left < 0) {
            throw new Refused("Its archive lists too many files: ask for the lesson folders alone.");
        }
        return count;
    }

    @Override
    public int write(ByteBuffer buffer) throws IOException {
        return channel.write(buffer);
    }

    @Override
    public long position() throws IOException {
        return channel.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        channel.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
        channel.truncate(size);
        return this;
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
