package webserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Takes every client, reads what it says, and never answers. */
public final class Main {

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        try (ServerSocket listener = new ServerSocket(port, 50, InetAddress.getByName(arguments[1]))) {
            System.out.println("Listening on http://" + arguments[1] + ":" + port + "/");
            while (true) {
                Socket client = listener.accept();
                new Thread(() -> read(client)).start();
            }
        }
    }

    private static void read(Socket client) {
        try (client) {
            client.getInputStream().readAllBytes();
        } catch (IOException e) {
            // It has left.
        }
    }
}
