package gradingkit.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** One request to a server of our own: that OkHttp loads its classes then must not cost a student's server its time. */
final class Rehearsal {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final byte[] REPLY =
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private Rehearsal() {}

    static void of(OkHttpClient client) {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket listener = new ServerSocket(0, 1, here)) {
            Thread server = new Thread(() -> answer(listener), "rehearsal");
            server.setDaemon(true);
            server.start();
            String url = "http://" + here.getHostAddress() + ":" + listener.getLocalPort() + "/";
            Request request = new Request.Builder().url(url).build();
            client.newBuilder()
                    .callTimeout(LIMIT)
                    .build()
                    .newCall(request)
                    .execute()
                    .close();
        } catch (IOException e) {
            throw new UncheckedIOException("this computer does not let programs talk to each other on " + here, e);
        }
    }

    private static void answer(ServerSocket listener) {
        try (Socket connection = listener.accept();
                OutputStream out = connection.getOutputStream()) {
            connection.getInputStream().read(new byte[1024]);
            out.write(REPLY);
        } catch (IOException e) {
            // The client tells.
        }
    }
}
