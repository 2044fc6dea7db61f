package gradingkit.relay;

import gradingkit.text.Terminal;
import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.NoSuchFileException;

/**
 * Stands between clients and a lesson's server and shows every byte of both sides: {@code mvn -pl step03 wire}. The
 * server is started on a port of its own, in the folder in which this program works.
 */
public final class Relay implements Closeable {

    private static final int WRONG_USAGE = 2;
    private static final int LARGEST_PORT = 65535;
    private static final int BACKLOG = 128;
    private static final int SIGNALLED = 128;

    private final ServerSocket listener;
    private final ToServer server;
    private final Screen screen;
    private int connections;

    /** How a connection to the server is made. */
    interface ToServer {
        Socket connect() throws IOException;
    }

    /** @param listener where clients come */
    Relay(ServerSocket listener, ToServer server, Screen screen) {
        this.listener = listener;
        this.server = server;
        this.screen = screen;
    }

    /**
     * Runs until it is interrupted, or until the server ends.
     *
     * @param args port and host to listen on
     */
    public static void main(String[] args) throws InterruptedException {
        Screen screen = new Screen(Terminal.standard());
        if (args.length != 2 || !args[0].matches("\\d{1,5}") || Integer.parseInt(args[0]) > LARGEST_PORT) {
            screen.say("A port is a number from 0 to 65535, such as -Dport=8001"
                    + (args.length > 0 ? ", and not \"" + args[0] + "\"." : "."));
            System.exit(WRONG_USAGE);
        }
        System.exit(run(Integer.parseInt(args[0]), args[1], screen));
    }

    private static int run(int port, String host, Screen screen) throws InterruptedException {
        try (ServerSocket listener = listen(port, host)) {
            RelayedServer server = RelayedServer.start(Setup.ofThisProgram(), screen);
            return run(listener, server, screen);
        } catch (BindException e) {
            screen.say("The relay cannot listen on " + host + ":" + port + " (" + e.getMessage()
                    + "). Perhaps your server still runs in another terminal: end it there with Ctrl+C, or take"
                    + " another port with -Dport=" + (port + 1) + ".");
        } catch (NoSuchFileException e) {
            screen.say(e.getMessage());
        } catch (IOException e) {
            screen.say("The relay cannot start: " + e.getMessage() + ".");
        }
        return 1;
    }

    private static ServerSocket listen(int port, String host) throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(host, port), BACKLOG);
            return listener;
        } catch (IOException e) {
            listener.close();
            throw e;
        }
    }

    private static int run(ServerSocket listener, RelayedServer server, Screen screen) throws InterruptedException {
        boolean runs = server.awaitListening();
        if (runs) {
            screen.say("The relay listens on http://127.0.0.1:" + listener.getLocalPort()
                    + "/: open this address. Ctrl+C ends both.");
            startThread("relay", new Relay(listener, server::connect, screen)::acceptAll);
        }
        int code = server.awaitEnd();
        if (!isInterruption(code)) {
            screen.say(
                    runs
                            ? "The server has ended, with exit code " + code + "."
                            : "The server did not start: it ended with exit code " + code
                                    + ", and what it printed stands above.");
        }
        return runs ? code : 1;
    }

    // Ctrl+C reaches the server as well, and whoever pressed it knows.
    private static boolean isInterruption(int code) {
        return code == SIGNALLED + 2 || code == SIGNALLED + 15;
    }

    /** Takes one client after the other, until it is closed. */
    void acceptAll() {
        try {
            while (true) {
                Socket client = listener.accept();
                int number = ++connections;
                startThread("connection " + number, () -> open(number, client));
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    private void open(int number, Socket client) {
        try {
            new Connection(number, client, server.connect(), screen).start();
        } catch (IOException e) {
            Rows rows = new Rows(number, Row.MARK, "");
            rows.mark("the server does not accept this connection (" + e.getMessage() + ")");
            screen.print(rows.all());
            Connection.close(client);
        }
    }

    /** Starts a thread that keeps nothing alive. */
    static void startThread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes no more clients. */
    @Override
    public void close() throws IOException {
        listener.close();
    }
}
