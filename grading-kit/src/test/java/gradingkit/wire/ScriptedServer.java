package gradingkit.wire;

import gradingkit.time.Budget;
import gradingkit.time.Deadline;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server on this computer that serves one client as a test says, and then ends. */
final class ScriptedServer implements Closeable {

    /** Times as short as a test's patience: 1 s for an answer. */
    static final Budget BUDGET = new Budget(
            Duration.ofMillis(300),
            Duration.ofSeconds(1),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            1000,
            3);

    /** The same for an exchange that must come to its end, however busy the computer is. */
    static final Budget PATIENT = new Budget(
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            1000,
            3);

    private static final int LONGEST_READ_MILLIS = 20_000;

    private final ServerSocket listener;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Socket client;

    /** What the server does with its client; the socket is closed afterwards. */
    interface Script {
        void run(Socket client) throws Exception;
    }

    ScriptedServer(Script script) throws IOException {
        listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        listener.setSoTimeout(LONGEST_READ_MILLIS);
        thread = new Thread(() -> serve(script), "scripted-server");
        thread.start();
    }

    /** A server that reads a head and sends this text, one byte a character. */
    static ScriptedServer answering(String text) throws IOException {
        return new ScriptedServer(client -> {
            readHead(client);
            write(client, text);
        });
    }

    /** A server that reads a head, sends this text, and then says nothing more, but stays. */
    ScriptedServer(String text) throws IOException {
        listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        listener.setSoTimeout(LONGEST_READ_MILLIS);
        thread = new Thread(() -> serve(client -> {
            readHead(client);
            write(client, text);
            closing.await(LONGEST_READ_MILLIS, TimeUnit.MILLISECONDS);
        }));
        thread.start();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort());
    }

    Wire open(Budget budget) {
        return Wire.open(address(), budget, Deadline.in(budget.check()));
    }

    HttpClient client(Budget budget) {
        return new HttpClient(address(), budget, Deadline.in(budget.check()));
    }

    /** Reads to the empty line of a request, and returns it. */
    static String readHead(Socket client) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int b = client.getInputStream().read();
            if (b < 0) {
                break;
            }
            head.append((char) b);
        }
        return head.toString();
    }

    static void write(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        listener.close();
        if (client != null) {
            client.close();
        }
        try {
            thread.join(LONGEST_READ_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Script script) {
        try (Socket accepted = listener.accept()) {
            client = accepted;
            accepted.setSoTimeout(LONGEST_READ_MILLIS);
            script.run(accepted);
        } catch (Exception e) {
            // The test has gone, or its client: its own assertions tell.
        }
    }
}
