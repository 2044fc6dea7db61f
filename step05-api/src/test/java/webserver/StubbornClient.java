package webserver;

import gradingkit.time.Budget;
import gradingkit.time.Deadline;
import gradingkit.time.Waiting;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A client that sends all of its request before it looks at the answer, as simple clients do. */
final class StubbornClient {

    private static final int PIECE_BYTES = 64 * 1024;

    private final InetSocketAddress server;
    private final Budget budget;

    StubbornClient(InetSocketAddress server, Budget budget) {
        this.server = server;
        this.budget = budget;
    }

    /** Sends a head and a body of so many bytes; says what has kept it from the answer 413, nothing if nothing. */
    String send(String head, int bodyBytes) {
        try (Socket socket = new Socket()) {
            // Or the system takes megabytes at once, and the client is done before a busy server comes to reset
            // anything.
            socket.setSendBufferSize(PIECE_BYTES);
            socket.connect(server);
            CompletableFuture<String> talk = CompletableFuture.supplyAsync(() -> talk(socket, head, bodyBytes));
            return Waiting.until(talk::isDone, Deadline.in(budget.answer()))
                    ? talk.join()
                    : "the server neither reads the body, which is too large, nor closes the connection";
        } catch (IOException e) {
            return "the client could not connect (" + e.getMessage() + ")";
        }
    }

    private static String talk(Socket socket, String head, int bodyBytes) {
        if (!write(socket, head, bodyBytes)) {
            return "the client had not sent all of its body yet when the server reset the connection, so it never"
                    + " came to read the 413: after such an answer, read on for a moment before the close";
        }
        try {
            return statusProblem(new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return "the client has sent its body, and then found no answer (" + e.getMessage() + ")";
        }
    }

    private static String statusProblem(String statusLine) {
        return statusLine.endsWith(" 413")
                ? ""
                : "the client has sent its body, and found \"" + statusLine + "\" instead of the status 413";
    }

    private static boolean write(Socket socket, String head, int bodyBytes) {
        try {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            for (int sent = 0; sent < bodyBytes; sent += PIECE_BYTES) {
                socket.getOutputStream().write(new byte[PIECE_BYTES]);
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
