package webserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Answers everything, but twenty seconds too late. */
public final class Main {

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
            Thread.sleep(20_000);
            String answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello";
            client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException | InterruptedException e) {
            // It has left.
        }
    }
}
