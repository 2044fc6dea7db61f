package webserver;

import static org.assertj.core.api.Assertions.fail;

import gradingkit.text.Excerpt;
import gradingkit.time.Budget;
import gradingkit.time.Deadline;
import gradingkit.time.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** The server for a client that is to be checked: it answers one request with these bytes, and keeps the request. */
final class ScriptedServer implements AutoCloseable {

    private static final int LAST_BYTES = 4;
    private static final long PAUSE_MILLIS = 50;

    private final Budget budget;
    private final ServerSocket listener;
    private final CompletableFuture<String> request = new CompletableFuture<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private volatile Socket socket;

    private ScriptedServer(Budget budget) throws IOException {
        this.budget = budget;
        this.listener = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    }

    /** One that closes the connection behind its answer. */
    static ScriptedServer closing(Budget budget, String answer) throws IOException {
        return start(budget, answer, true);
    }

    /** One that sends its answer in two pieces, leaves the connection open, and waits for the next request. */
    static ScriptedServer staying(Budget budget, String answer) throws IOException {
        return start(budget, answer, false);
    }

    private static ScriptedServer start(Budget budget, String answer, boolean closes) throws IOException {
        ScriptedServer server = new ScriptedServer(budget);
        Thread thread = new Thread(() -> server.serve(answer, closes), "scripted server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    /** A URL of this server. */
    String url(String pathAndQuery) {
        return "http://" + host() + pathAndQuery;
    }

    /** What belongs into the field Host. */
    String host() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    /** The first line that came. */
    String requestLine() {
        return request().split("\r\n", 2)[0];
    }

    /** The values of the field of this name. */
    List<String> fields(String name) {
        return Stream.of(head(request()).split("\r\n"))
                .skip(1)
                .map(line -> line.split(":", 2))
                .filter(field -> field.length == 2 && field[0].equalsIgnoreCase(name))
                .map(field -> field[1].strip())
                .toList();
    }

    /** As many bytes behind the head as Content-Length says. */
    String body() {
        return request().substring(head(request()).length() + 4);
    }

    private String request() {
        Waiting.until(request::isDone, Deadline.in(budget.answer()));
        try {
            return request.isDone() ? request.join() : fail(missing());
        } catch (CompletionException e) {
            return fail(missing() + " (" + e.getCause().getMessage() + ")");
        }
    }

    private String missing() {
        String sent = text(received);
        return sent.isEmpty()
                ? "the program has sent nothing to the server in its URL"
                : "the program has not sent a complete request: a request line, fields, an empty line, and as many"
                        + " bytes as Content-Length says; it has sent "
                        + Excerpt.of(sent.replace("\r", "␍").replace("\n", "␊"));
    }

    private void serve(String answer, boolean closes) {
        try {
            socket = listener.accept();
            String whole = read(socket.getInputStream());
            request.complete(whole);
            if (closes) {
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                socket.close();
            } else {
                writeInTwoPieces(answer);
            }
        } catch (IOException | InterruptedException e) {
            request.completeExceptionally(e);
        }
    }

    // Whoever reads with a single call gets the first piece, and takes it for all.
    private void writeInTwoPieces(String answer) throws IOException, InterruptedException {
        OutputStream out = socket.getOutputStream();
        out.write(answer.substring(0, answer.length() - LAST_BYTES).getBytes(StandardCharsets.UTF_8));
        Thread.sleep(PAUSE_MILLIS);
        out.write(answer.substring(answer.length() - LAST_BYTES).getBytes(StandardCharsets.UTF_8));
    }

    private String read(InputStream in) throws IOException {
        while (!text(received).endsWith("\r\n\r\n")) {
            take(in);
        }
        int length = Stream.of(text(received).split("\r\n"))
                .filter(line -> line.matches("(?i)content-length:\\s*\\d{1,6}\\s*"))
                .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
        for (int i = 0; i < length; i++) {
            take(in);
        }
        return text(received);
    }

    private void take(InputStream in) throws IOException {
        int next = in.read();
        if (next == -1) {
            throw new IOException("it closed the connection before");
        }
        received.write(next);
    }

    private static String head(String request) {
        return request.substring(0, request.indexOf("\r\n\r\n"));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        Socket open = socket;
        if (open != null) {
            open.close();
        }
    }
}
