package webserver.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Accepts connections, and has each served by a thread of its own, up to a limit. */
public final class Server {

    private static final int BACKLOG_CONNECTIONS = 128;
    private static final int MAX_CONNECTIONS = 600;

    private Server() {}

    /**
     * Turns the first argument into a port number.
     *
     * @return a number from 0 to 65535; 0 lets the system pick a free port
     * @throws IllegalArgumentException if the text is no such number
     */
    public static int parsePort(String text) {
        int port = Integer.parseInt(text);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("no port: " + text);
        }
        return port;
    }

    /**
     * Opens a server socket on host and port.
     *
     * @throws IOException if the port is taken or the host is not this computer's
     */
    public static ServerSocket listen(String host, int port) throws IOException {
        return new ServerSocket(port, BACKLOG_CONNECTIONS, InetAddress.getByName(host));
    }

    /** Serves clients side by side until the listener is closed; while as many as the limit are served, others wait. */
    public static void serve(ServerSocket listener, Responder responder, AccessLog log) {
        ExecutorService threads = Executors.newCachedThreadPool(Server::daemon);
        Semaphore free = new Semaphore(MAX_CONNECTIONS);
        Watchdog watchdog = new Watchdog();
        while (!listener.isClosed()) {
            free.acquireUninterruptibly();
            accept(listener)
                    .ifPresentOrElse(
                            socket -> threads.execute(() -> {
                                try {
                                    talk(socket, watchdog, responder, log);
                                } finally {
                                    free.release();
                                }
                            }),
                            free::release);
        }
        threads.shutdown();
    }

    // A program that has stopped its server need not wait for clients that are silent.
    private static Thread daemon(Runnable talk) {
        Thread thread = new Thread(talk);
        thread.setDaemon(true);
        return thread;
    }

    // A client that has gone before it is accepted, or too many open files, is no reason to leave all the others.
    private static Optional<Socket> accept(ServerSocket listener) {
        try {
            return Optional.of(listener.accept());
        } catch (IOException e) {
            if (!listener.isClosed()) {
                System.err.println("Could not accept a client: " + e.getMessage());
            }
            return Optional.empty();
        }
    }

    /** Serves one client and closes the connection; a client that fails does not stop the server. */
    private static void talk(Socket socket, Watchdog watchdog, Responder responder, AccessLog log) {
        try (socket;
                OutputStream out = watchdog.guard(socket)) {
            new Connection(socket, out, responder, log).serve();
        } catch (IOException e) {
            System.err.println("Lost a client: " + e.getMessage());
        } catch (RuntimeException | Error e) { // in the middle of a response, where a 500 comes too late
            e.printStackTrace();
        }
    }
}
