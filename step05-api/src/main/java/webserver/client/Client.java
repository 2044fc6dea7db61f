package webserver.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import webserver.http.HttpError;

/** The other side: sends one request over a socket, and reads the response. */
public final class Client {

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
        throw new UnsupportedOperationException("Task 5.4: talk to a server (README, Task 4)");
    }

    // TASK 5.4 Read the answer
    /** The first answer that is final: what begins with 1, such as 100, only announces it (RFC 9110, 15.2). */
    static Answer receive(InputStream in) throws IOException {
        throw new UnsupportedOperationException("Task 5.4: read the answer (README, Task 4)");
    }

    private static void print(Answer answer) throws IOException {
        String head = String.join("\n", answer.head()) + "\n\n";
        System.out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        System.out.write(answer.body());
        System.out.flush();
    }
}
