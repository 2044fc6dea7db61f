package webserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.List;

/** Takes its clients one after the other: reads a request, has it answered, sends the response, logs it. */
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
    static void serve(ServerSocket listener, Path site) throws IOException {
        FileHandler files = new FileHandler(site);
        AccessLog log = new AccessLog(site.resolveSibling("access.log"));
        while (true) {
            Socket connection = listener.accept();
            try (connection) {
                talk(connection, files, log);
            } catch (IOException e) {
                System.err.println("Lost a client: " + e.getMessage());
            }
        }
    }

    // TASK 3.5 Answer, whatever happens
    /** Reads one request, sends the response, logs it; a client that takes too long for its request gets a 408. */
    private static void talk(Socket connection, FileHandler files, AccessLog log) throws IOException {
        List<String> head = List.of();
        Response response;
        try {
            head = Request.readHead(new PatientInput(connection, PATIENCE_MILLIS));
            response = files.answer(Request.parse(head));
        } catch (HttpError e) {
            response = e.page();
        } catch (SocketTimeoutException e) {
            response = new HttpError(408, "Your request did not come within 2 seconds.").page();
        } catch (RuntimeException e) {
            e.printStackTrace();
            response = new HttpError(500, "The server made a mistake.").page();
        }
        response.writeTo(connection.getOutputStream());
        log.append(connection.getInetAddress(), head, response);
        closeGently(connection);
    }

    // RFC 9112, 9.6: a close with unread bytes resets the connection, and a reset can destroy the answer on its way.
    private static void closeGently(Socket connection) throws IOException {
        connection.shutdownOutput();
        new PatientInput(connection, LINGER_MILLIS).readNBytes(MAX_UNREAD_BYTES);
    }
}
