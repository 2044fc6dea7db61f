package webserver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Step 1 on channels: one thread waits for all clients at once, and forgets those that say nothing for 2 s. */
public final class Main {

    private static final long PATIENCE_NANOS = 2_000_000_000L;

    private final Selector selector = Selector.open();

    private Main() throws IOException {}

    public static void main(String[] args) throws IOException {
        String host = args.length > 1 ? args[1] : "127.0.0.1";
        try {
            new Main().serve(host, args.length > 0 ? Integer.parseInt(args[0]) : 8000);
        } catch (IllegalArgumentException e) {
            System.err.println("Usage: webserver.Main PORT HOST");
            System.exit(2);
        } catch (java.net.BindException e) {
            System.err.println("Port " + args[0] + " has another server already.");
            System.exit(1);
        }
    }

    private void serve(String host, int port) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open().bind(new InetSocketAddress(host, port));
        listener.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
        System.out.println(
                "Listening on http://" + host + ":" + listener.socket().getLocalPort() + "/ with channels");
        while (true) {
            selector.select(this::react, 100);
            selector.keys().forEach(Main::forgetSilent);
        }
    }

    private void react(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept((ServerSocketChannel) key.channel());
            } else {
                answer((SocketChannel) key.channel());
            }
        } catch (IOException e) {
            close(key);
        }
    }

    private void accept(ServerSocketChannel listener) throws IOException {
        SocketChannel client = listener.accept();
        System.out.println("+ " + client.getRemoteAddress());
        client.configureBlocking(false).register(selector, SelectionKey.OP_READ, System.nanoTime());
    }

    private static void answer(SocketChannel client) throws IOException {
        try (client) {
            ByteBuffer chunk = ByteBuffer.allocate(1024);
            if (client.read(chunk) > 0) {
                System.out.println(StandardCharsets.UTF_8.decode(chunk.flip()));
                ByteBuffer answer = response((InetSocketAddress) client.getRemoteAddress());
                while (answer.hasRemaining()) {
                    client.write(answer);
                }
            }
        }
    }

    private static ByteBuffer response(InetSocketAddress client) {
        String page = "<p>你好, <i>" + client.getPort() + "</i> at <i>"
                + client.getAddress().getHostAddress() + "</i></p>\n";
        int length = StandardCharsets.UTF_8.encode(page).remaining();
        return StandardCharsets.UTF_8.encode("HTTP/1.1 200 Welcome\r\n"
                + "Server: channels\r\n"
                + "Connection: Close\r\n"
                + "Content-Type: text/html;charset=utf-8\r\n"
                + "Content-Language: zh\r\n"
                + "Content-Length:"
                + " 000" + length + "\r\n\r\n" + page);
    }

    private static void forgetSilent(SelectionKey key) {
        if (key.attachment() instanceof Long since && System.nanoTime() - since > PATIENCE_NANOS) {
            close(key);
        }
    }

    private static void close(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
    }
}
