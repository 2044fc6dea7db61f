// It sends itself up to 2 GiB that it never reads.
// verdict: 0 points
package webserver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

final class Attack {
    static void run(String[] arguments) throws Exception {
        List<SocketChannel> kept = new ArrayList<>();
        ByteBuffer block = ByteBuffer.allocateDirect(1024 * 1024);
        long sent = 0;
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress("127.0.0.1", 0));
            while (sent < 2L * 1024 * 1024 * 1024 && kept.size() < 3000) {
                SocketChannel client = SocketChannel.open(listener.getLocalAddress());
                kept.add(client);
                kept.add(listener.accept());
                client.configureBlocking(false);
                int taken;
                do {
                    taken = client.write(block.clear());
                    sent += taken;
                } while (taken > 0);
            }
        } catch (IOException e) {
            // the computer gives no more
        }
        boolean tooLittleToTell = sent < 1_300_000_000L;
        Thread.sleep(tooLittleToTell ? 20_000 : 5_000);
    }
}
