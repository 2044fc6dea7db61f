package gradingkit.relay;

import gradingkit.text.Visible;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The student's server as a child of this process, on a port of its own. What it prints is shown line by line. */
final class RelayedServer {

    private static final String HOST = "127.0.0.1";
    private static final String LISTENING = "Listening on";
    private static final int START_SECONDS = 10;
    private static final int REAP_SECONDS = 1; // its output ends a moment before Java knows that it has ended
    private static final int PAUSE_MILLIS = 20;
    private static final int LONGEST_LINE = 400;

    private final int port;
    private final Process process;
    private final CountDownLatch listening = new CountDownLatch(1);
    private volatile boolean saysThatItListens;

    private RelayedServer(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** Starts it. */
    static RelayedServer start(Setup setup, Screen screen) throws IOException {
        int port = freePort();
        Process process = setup.server(port, HOST).redirectErrorStream(true).start();
        RunOnFiles.endWithThisProgram(process);
        RelayedServer server = new RelayedServer(port, process);
        Relay.startThread("output of the server", () -> server.show(screen));
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }

    private void show(Screen screen) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), Charset.defaultCharset()))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                screen.say(" server: " + Visible.of(line.replace("\t", "    "), LONGEST_LINE));
                if (line.contains(LISTENING)) {
                    saysThatItListens = true;
                    listening.countDown();
                }
            }
        } catch (IOException e) {
            // It has ended, and so have its words.
        }
        listening.countDown();
    }

    /** Waits until it says that it listens; false if it has not, because it ended or because it does not say so. */
    boolean awaitListening() throws InterruptedException {
        listening.await(START_SECONDS, TimeUnit.SECONDS);
        return saysThatItListens || !process.waitFor(REAP_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * A connection to it. One that has just been started may need a moment until it listens.
     *
     * @throws IOException if it does not accept
     */
    Socket connect() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (true) {
            try {
                return connectNow();
            } catch (IOException e) {
                if (System.nanoTime() > end || !process.isAlive()) {
                    throw e;
                }
            }
            pause();
        }
    }

    private Socket connectNow() throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(HOST, port), START_SECONDS * 1000);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw new SocketTimeoutException("interrupted");
        }
    }

    /** Waits for its end, and returns its exit code. */
    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }
}
