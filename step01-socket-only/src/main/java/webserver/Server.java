package webserver;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

/** A server of one page: it greets its clients one after the other, whatever they ask for. */
public final class Server {

    private static final int BACKLOG_CONNECTIONS = 50;
    private static final int CHUNK_BYTES = 1024;
    private static final int PATIENCE_MILLIS = 2_000;

    private Server() {}

    // TASK 1.1 Read the port number
    /**
     * Turns the first argument into a port number.
     *
     * @return a number from 0 to 65535; 0 lets the system pick a free port
     * @throws IllegalArgumentException if the text is no such number
     */
    static int parsePort(String text) {
        throw new UnsupportedOperationException("Task 1.1: turn the first argument into a port number (README, Task 1)");
    }

    // TASK 1.1 Listen
    /**
     * Opens a server socket on host and port, and prints {@code Listening on http://127.0.0.1:8000/} with the real port.
     *
     * @throws IOException if the port is taken or the host is not this computer's
     */
    static ServerSocket listen(String host, int port) throws IOException {
        throw new UnsupportedOperationException("Task 1.1: open a server socket and print its address (README, Task 1)");
    }

    // TASK 1.2 Accept a client
    /** Waits for the next client, prints its address, and returns the connection to it. */
    static Socket accept(ServerSocket listener) throws IOException {
        throw new UnsupportedOperationException("Task 1.2: accept a client and print its address (README, Task 2)");
    }

    // TASK 1.2 Read the request
    /**
     * Reads one chunk of at most 1024 bytes and prints it.
     *
     * @return the text of the request; empty if the client left without a byte
     */
    static String readRequest(Socket connection) throws IOException {
        throw new UnsupportedOperationException("Task 1.2: read one chunk and print it (README, Task 2)");
    }

    // TASK 1.3 Answer
    /** Sends one complete response with an HTML page that greets the client. */
    static void answer(Socket connection) throws IOException {
        throw new UnsupportedOperationException("Task 1.3: send a complete response (README, Task 3)");
    }

    // TASK 1.4 Go on with the next client
    /** Serves one client after the other, for ever; a client that fails does not stop the server. */
    static void serve(ServerSocket listener) throws IOException {
        try (Socket connection = accept(listener)) {
            talk(connection);
        }
    }

    private static void talk(Socket connection) throws IOException {
        if (!readRequest(connection).isEmpty()) {
            answer(connection);
        }
    }

    private static String addressOf(Socket connection) {
        return connection.getInetAddress().getHostAddress() + ":" + connection.getPort();
    }
}
