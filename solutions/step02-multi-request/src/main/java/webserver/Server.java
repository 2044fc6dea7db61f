package webserver;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Takes its clients one after the other: reads a request, has it answered, sends the response. */
public final class Server {

    private static final int BACKLOG_CONNECTIONS = 50;
    private static final int PATIENCE_MILLIS = 2_000;
    private static final int LINGER_MILLIS = 500;
    private static final int MAX_UNREAD_BYTES = 64 * 1024;

    private Server() {}

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

    /** Serves one client after the other, for ever; a client that fails does not stop the server. */
    static void serve(ServerSocket listener) throws IOException {
        Pages pages = new Pages();
        while (true) {
            Socket connection = listener.accept();
            try (connection) {
                connection.setSoTimeout(PATIENCE_MILLIS);
                talk(connection, pages);
            } catch (IOException e) {
                System.err.println("Lost a client: " + e.getMessage());
            }
        }
    }

    private static void talk(Socket connection, Pages pages) throws IOException {
        respond(connection.getInputStream(), pages).writeTo(connection.getOutputStream());
        closeGently(connection);
    }

    private static Response respond(InputStream in, Pages pages) throws IOException {
        try {
            return pages.answer(Request.parse(Request.readHead(in)));
        } catch (HttpError e) {
            return e.page();
        } catch (RuntimeException e) {
            e.printStackTrace();
            return new HttpError(500, "The server made a mistake.").page();
        }
    }

    // RFC 9112, 9.6: a close with unread bytes resets the connection, and a reset can destroy the answer on its way.
    private static void closeGently(Socket connection) throws IOException {
        connection.shutdownOutput();
        connection.setSoTimeout(LINGER_MILLIS);
        connection.getInputStream().readNBytes(MAX_UNREAD_BYTES);
    }
}
