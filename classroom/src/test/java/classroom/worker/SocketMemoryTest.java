package classroom.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SocketMemoryTest {

    private static final int BLOCK = 64 * 1024;

    @Test
    @EnabledOnOs(OS.LINUX)
    void countsWhatNobodyReads() throws IOException {
        try (ServerSocketChannel listener =
                        ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                SocketChannel writer = SocketChannel.open(listener.getLocalAddress());
                SocketChannel reader = listener.accept()) {
            writer.configureBlocking(false);
            long sent = fill(writer);
            assertThat(reader.isOpen()).isTrue();
            assertThat(sent).isGreaterThan(BLOCK);
            assertThat(SocketMemory.kibibytes()).isGreaterThanOrEqualTo(sent / 1024);
        }
    }

    private static long fill(SocketChannel writer) throws IOException {
        long sent = 0;
        for (int taken = 1; taken > 0; sent += taken) {
            taken = writer.write(ByteBuffer.allocate(BLOCK));
        }
        return sent;
    }

    @Test
    void readsRows() {
        String row = "  12: 0100007F:1F90 0100007F:C350 01 00000010:00000100 00:00000000 00000000  1000 0 1";
        assertThat(SocketMemory.queuedBytes(row)).isEqualTo(0x110);
        assertThat(SocketMemory.queuedBytes("")).isZero();
        assertThat(SocketMemory.queuedBytes(row.replace("00000010:", "FFFFFFF0:")))
                .as("less than nothing")
                .isEqualTo(0x100);
    }
}
