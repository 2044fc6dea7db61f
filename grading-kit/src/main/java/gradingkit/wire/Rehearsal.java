package gradingkit.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** One request to a server of our own: that OkHttp loads its classes then must not cost a student's server its time. */
final class Rehearsal {

    private static final String HERE = "127.0.0.1"; // the loopback address may be one of IPv6
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final byte[] REPLY =
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private Rehearsal() {}

    static void of(OkHttpClient client) {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName(HERE))) {
            Thread server = new Thread(() -> answer(listener), "rehearsal");
            server.setDaemon(true);
            server.start();
            String url = "http://" + HERE + ":" + listener.getLocalPort() + "/";
            Request request = new Request.Builder().url(url).build();
            client.newBuilder()
                    .callTimeout(LIMIT)
                    .build()
                    .newCall(request)
                    .execute()
                    .close();
        } catch (IOException e) {
            // The first check takes longer then, and that is all.
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
