package webserver;

import gradingkit.time.Budget;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
            socket.connect(server, (int) budget.connect().toMillis());
            socket.setSoTimeout((int) budget.answer().toMillis());
            CompletableFuture<Boolean> sending = CompletableFuture.supplyAsync(() -> write(socket, head, bodyBytes));
            if (!sending.get(budget.answer().toMillis(), TimeUnit.MILLISECONDS)) {
                return "the client had not sent all of its body yet when the server reset the connection, so it never"
                        + " came to read the 413: after such an answer, read on for a moment before the close";
            }
            return statusProblem(new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1));
        } catch (TimeoutException e) {
            return "the server neither reads the body, which is too large, nor closes the connection";
        } catch (IOException e) {
            return "the client has sent its body, and then found no answer (" + e.getMessage() + ")";
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "the check was interrupted";
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
