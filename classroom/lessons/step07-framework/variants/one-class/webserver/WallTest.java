package webserver;

import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;

public final class WallTest {
    public static void main(String[] args) throws Exception {
        ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        new Thread(() -> Main.accept(listener)).start();
        try {
            String greeting = args.length > 0 ? args[0] : "Hello, Ada!";
            check(listener, "/try/hello/Ada", greeting);
            check(listener, "/try/method", "GET");
            check(listener, "/try/first/never", "first never");
        } finally {
            listener.close();
        }
    }

    static void check(ServerSocket listener, String path, String expected) throws Exception {
        URI uri = new URI("http", null, "127.0.0.1", listener.getLocalPort(), path, null, null);
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        String body = new String(connection.getInputStream().readAllBytes(), "UTF-8");
        if (!body.equals(expected)) {
            throw new AssertionError(body);
        }
        System.out.println("passed: " + path);
    }
}
