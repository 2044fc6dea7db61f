package webserver.client;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import webserver.http.Chunks;
import webserver.http.Header;
import webserver.http.HttpError;
import webserver.http.Request;

/** The other side: sends one request over a socket, and reads the response. */
public final class Client {

    private static final int PATIENCE_MILLIS = 5_000;
    private static final int MAX_BODY_BYTES = 16 * 1024 * 1024;
    private static final int HTTP_PORT = 80;

    private Client() {}

    /**
     * What is sent.
     *
     * @param method such as GET
     * @param mediaType what the body is; empty if there is none
     * @param body the body
     */
    public record Message(String method, String mediaType, byte[] body) {}

    /**
     * What came back.
     *
     * @param head the status line and the header section
     * @param body the body, without its framing
     */
    record Answer(List<String> head, byte[] body) {

        /** The status code. */
        int status() {
            String[] parts = head.get(0).split(" ", 3);
            return parts.length > 1 && parts[1].matches("\\d{3}") ? Integer.parseInt(parts[1]) : 0;
        }
    }

    /** Sends the message, prints the answer, and ends the program with the exit code that tells how it went. */
    public static void run(String url, Message message) {
        try {
            Answer answer = exchange(parse(url), message);
            print(answer);
            System.exit(answer.status() / 100 == 2 ? 0 : 1);
        } catch (URISyntaxException e) {
            fail("Give a URL such as http://127.0.0.1:8000/api (" + e.getMessage() + ").");
        } catch (IOException | HttpError e) {
            fail("No answer from " + url + ": " + e.getMessage());
        }
    }

    /** Says how the program is used, and ends it. */
    public static void usage(String usage) {
        fail("Usage: " + usage);
    }

    private static void fail(String reason) {
        System.err.println(reason);
        System.exit(2);
    }

    private static URI parse(String url) throws URISyntaxException {
        URI uri = new URI(new URI(url).toASCIIString());
        if (!"http".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() > 65_535) {
            throw new URISyntaxException(url, "not http, no host, or no port");
        }
        return uri;
    }

    // TASK 5.4 Talk to a server
    /** Connects, sends the message, reads the answer. */
    static Answer exchange(URI uri, Message message) throws IOException {
        try (Socket socket = new Socket()) {
            int port = uri.getPort() == -1 ? HTTP_PORT : uri.getPort();
            socket.connect(new InetSocketAddress(uri.getHost().replaceAll("[\\[\\]]", ""), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            send(uri, message, socket.getOutputStream());
            return receive(new BufferedInputStream(socket.getInputStream()));
        }
    }

    private static void send(URI uri, Message message, OutputStream out) throws IOException {
        StringBuilder head = new StringBuilder();
        head.append(message.method()).append(' ').append(target(uri)).append(" HTTP/1.1\r\n");
        head.append("Host: ")
                .append(uri.getRawAuthority().replaceFirst(".*@", ""))
                .append("\r\n");
        if (!message.mediaType().isEmpty()) {
            head.append("Content-Type: ").append(message.mediaType()).append("\r\n");
            head.append("Content-Length: ").append(message.body().length).append("\r\n");
        }
        head.append("Connection: close\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
        out.write(message.body());
        out.flush();
    }

    private static String target(URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    // TASK 5.4 Read the answer
    /** The first answer that is final: what begins with 1, such as 100, only announces it (RFC 9110, 15.2). */
    static Answer receive(InputStream in) throws IOException {
        Answer answer = new Answer(Request.readHead(in), new byte[0]);
        while (answer.status() / 100 == 1) {
            answer = new Answer(Request.readHead(in), new byte[0]);
        }
        return new Answer(answer.head(), readBody(answer, in));
    }

    // RFC 9112, 6.3: the three ways to say where a body ends
    private static byte[] readBody(Answer answer, InputStream in) throws IOException {
        if (answer.status() == 204 || answer.status() == 304) {
            return new byte[0];
        }
        List<Header> headers =
                Request.parseHeaders(answer.head().subList(1, answer.head().size()));
        if (value("Transfer-Encoding", headers).equalsIgnoreCase("chunked")) {
            return Chunks.read(in, MAX_BODY_BYTES);
        }
        String length = value("Content-Length", headers);
        if (length.isEmpty()) {
            return in.readNBytes(MAX_BODY_BYTES);
        }
        if (!length.matches("\\d{1,8}")) {
            throw new IOException("its Content-Length is " + length);
        }
        byte[] body = in.readNBytes(Integer.parseInt(length));
        if (body.length < Integer.parseInt(length)) {
            throw new EOFException("it left before its answer was complete");
        }
        return body;
    }

    private static String value(String name, List<Header> headers) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst()
                .orElse("");
    }

    private static void print(Answer answer) throws IOException {
        String head = String.join("\n", answer.head()) + "\n\n";
        System.out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        System.out.write(answer.body());
        System.out.flush();
    }
}
