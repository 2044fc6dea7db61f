package gradingkit.report;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import java.util.Set;

/** A server that greets, or fails in the way that its last argument names. */
public final class SampleServer {

    private final String way;

    private SampleServer(String way) {
        this.way = way;
    }

    /** Takes a port and the way. */
    public static void main(String[] args) throws IOException {
        new SampleServer(args[1]).serve(Integer.parseInt(args[0]));
    }

    private void serve(int port) throws IOException {
        if (way.equals("no-start")) {
            throw new UnsupportedOperationException("Task 9.1: open a server socket (README, Task 1)");
        }
        try (ServerSocket listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
            System.out.println("Listening on http://127.0.0.1:" + port + "/");
            while (true) {
                try (Socket connection = listener.accept()) {
                    answer(connection);
                }
            }
        }
    }

    private void answer(Socket connection) throws IOException {
        String target = new Scanner(connection.getInputStream(), StandardCharsets.US_ASCII)
                .nextLine()
                .split(" ")[1];
        if (way.equals("hangs")) {
            connection.getInputStream().readAllBytes();
            return;
        }
        if (way.equals("dies") && Set.of("/grace", "/linus").contains(target)) {
            System.err.println("Out of coffee");
            System.exit(7);
        }
        if (way.equals("prints-oddly")) {
            printOddly();
        }
        String status = target.equals("/missing") && !way.equals("wrong-status") && !way.equals("prints-oddly")
                ? "404 Not Found"
                : "200 OK";
        String body = "Grüße von " + target;
        String head = "HTTP/1.1 " + status + "\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n";
        connection.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
    }

    // Half a character where a report would cut, bytes that are no UTF-8, a line without end, marks that turn a line
    // round.
    private static void printOddly() {
        byte[] broken = {
            'b', (byte) 0xc3, 0, (byte) 0xed, (byte) 0xa0, (byte) 0xbd, (byte) 0xff, 7, 27, '[', '2', 'J', '\n'
        };
        System.out.println("\u202Eevil " + "y".repeat(10_000));
        System.out.write(broken, 0, broken.length);
        System.out.println("x".repeat(159) + "\uD83D\uDE00");
        System.out.flush();
    }
}
