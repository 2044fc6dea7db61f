package webserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Answers a byte at a time, five a second, so that an answer takes most of a minute. */
public final class Main {

    private static final String BODY = "x".repeat(200);
    private static final String ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 200\r\nConnection: close\r\n\r\n" + BODY;

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        try (ServerSocket listener = new ServerSocket(port, 50, InetAddress.getByName(arguments[1]))) {
            System.out.println("Listening on http://" + arguments[1] + ":" + port + "/");
            while (true) {
                Socket client = listener.accept();
                new Thread(() -> answer(client)).start();
            }
        }
    }

    private static void answer(Socket client) {
        try (client) {
            client.getInputStream().read(new byte[8192]);
            for (byte b : ANSWER.getBytes(StandardCharsets.US_ASCII)) {
                Thread.sleep(200);
                client.getOutputStream().write(b);
            }
        } catch (IOException | InterruptedException e) {
            // It has left.
        }
    }
}
