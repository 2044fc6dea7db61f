package gradingkit.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/** A lesson's server for the tests: it answers everything with {@code site/word.txt}, and counts its starts in a file. */
final class SmallServer {

    private SmallServer() {}

    public static void main(String[] args) throws IOException {
        Path site = Path.of("site");
        if (!Files.isDirectory(site)) {
            System.err.println("There is no folder site here.");
            System.exit(3);
        }
        try (ServerSocket listener = new ServerSocket(Integer.parseInt(args[0]), 10, InetAddress.getByName(args[1]))) {
            System.out.println("Listening on http://" + args[1] + ":" + args[0] + "/");
            while (true) {
                answer(listener, Files.readString(site.resolve("word.txt")));
                Files.writeString(site.resolve("word.txt"), "asked before");
            }
        }
    }

    private static void answer(ServerSocket listener, String word) throws IOException {
        try (Socket client = listener.accept()) {
            client.getInputStream().read(new byte[1024]);
            client.getOutputStream()
                    .write(("HTTP/1.1 200 OK\r\nContent-Length: " + word.length() + "\r\n\r\n" + word).getBytes());
        }
    }
}
