package webserver;

import static org.assertj.core.api.Assertions.fail;

import gradingkit.text.Excerpt;
import gradingkit.time.Budget;
import gradingkit.time.Deadline;
import gradingkit.time.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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
    private static final long PAUSE_MILLIS = 250;

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
        return start(budget, List.of(answer), true);
    }

    /** One that leaves the connection open, and waits for the next request. */
    static ScriptedServer staying(Budget budget, String answer) throws IOException {
        return start(budget, List.of(answer), false);
    }

    /** The same, and the last bytes of its answer come after a pause. */
    static ScriptedServer pausing(Budget budget, String answer) throws IOException {
        int last = answer.length() - LAST_BYTES;
        return start(budget, List.of(answer.substring(0, last), answer.substring(last)), false);
    }

    private static ScriptedServer start(Budget budget, List<String> pieces, boolean closes) throws IOException {
        ScriptedServer server = new ScriptedServer(budget);
        Thread thread = new Thread(() -> server.serve(pieces, closes), "scripted server");
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

    private void serve(List<String> pieces, boolean closes) {
        try {
            socket = listener.accept();
            String whole = read(socket.getInputStream());
            write(pieces);
            request.complete(whole);
            if (closes) {
                socket.close();
            }
        } catch (IOException | InterruptedException e) {
            request.completeExceptionally(e);
        }
    }

    private void write(List<String> pieces) throws IOException, InterruptedException {
        for (int i = 0; i < pieces.size(); i++) {
            Thread.sleep(i == 0 ? 0 : PAUSE_MILLIS);
            socket.getOutputStream().write(pieces.get(i).getBytes(StandardCharsets.UTF_8));
        }
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
