package webserver;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

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
        int port = Integer.parseInt(text);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("no port: " + text);
        }
        return port;
    }

    // TASK 1.1 Listen
    /**
     * Opens a server socket on host and port, and prints {@code Listening on http://127.0.0.1:8000/} with the real port.
     *
     * @throws IOException if the port is taken or the host is not this computer's
     */
    static ServerSocket listen(String host, int port) throws IOException {
        ServerSocket listener = new ServerSocket(port, BACKLOG_CONNECTIONS, InetAddress.getByName(host));
        System.out.println("Listening on http://" + host + ":" + listener.getLocalPort() + "/");
        return listener;
    }

    // TASK 1.2 Accept a client
    /** Waits for the next client, prints its address, and returns the connection to it. */
    static Socket accept(ServerSocket listener) throws IOException {
        Socket connection = listener.accept();
        System.out.println("Client " + addressOf(connection));
        return connection;
    }

    // TASK 1.2 Read the request
    /**
     * Reads one chunk of at most 1024 bytes and prints it.
     *
     * @return the text of the request; empty if the client left without a byte
     */
    static String readRequest(Socket connection) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        int length = connection.getInputStream().read(chunk);
        String request = length == -1 ? "" : new String(chunk, 0, length, StandardCharsets.ISO_8859_1);
        System.out.println(request);
        return request;
    }

    // TASK 1.3 Answer
    /** Sends one complete response with an HTML page that greets the client. */
    static void answer(Socket connection) throws IOException {
        byte[] body = page(addressOf(connection)).getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 200 OK\r\n"
                + "Content-Type: text/html; charset=utf-8\r\n"
                + "Content-Length: " + body.length + "\r\n"
                + "Connection: close\r\n"
                + "\r\n";
        OutputStream out = connection.getOutputStream();
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(body);
    }

    // TASK 1.4 Go on with the next client
    /** Serves one client after the other, for ever; a client that fails does not stop the server. */
    static void serve(ServerSocket listener) throws IOException {
        while (true) {
            Socket connection = accept(listener);
            try (connection) {
                connection.setSoTimeout(PATIENCE_MILLIS);
                talk(connection);
            } catch (IOException e) {
                System.err.println("Lost a client: " + e.getMessage());
            }
        }
    }

    private static void talk(Socket connection) throws IOException {
        if (!readRequest(connection).isEmpty()) {
            answer(connection);
        }
    }

    private static String page(String client) {
        return """
                <!doctype html>
                <meta charset="utf-8">
                <title>Café Socket</title>
                <h1>Welcome to the Café, %s!</h1>
                """.formatted(client);
    }

    private static String addressOf(Socket connection) {
        return connection.getInetAddress().getHostAddress() + ":" + connection.getPort();
    }
}
