package webserver;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends one request over a channel, and prints the body of the answer; its head goes to stderr. */
final class Fetch {

    private Fetch() {}

    static void run(String url, String method, String fields, String body) {
        try {
            URI uri = URI.create(url);
            if (uri.getHost() == null) {
                throw new IllegalArgumentException("keine Adresse: " + url);
            }
            System.exit(exchange(uri, method, fields, body) / 100 == 2 ? 0 : 1);
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("Keine Antwort: " + e.getMessage());
            System.exit(2);
        }
    }

    private static int exchange(URI uri, String method, String fields, String body) throws IOException {
        int port = uri.getPort() == -1 ? 80 : uri.getPort();
        try (SocketChannel channel = SocketChannel.open(new InetSocketAddress(uri.getHost(), port))) {
            String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
            String request = method + " " + target + " HTTP/1.1\r\nconnection: close\r\n" + fields + "host:"
                    + uri.getRawAuthority() + "\r\n\r\n" + body;
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            return read(Channels.newInputStream(channel));
        }
    }

    private static int read(InputStream in) throws IOException {
        String head = until(in, "\r\n\r\n");
        while (head.startsWith("1", 9)) {
            head = until(in, "\r\n\r\n");
        }
        System.err.print(head);
        String lower = head.toLowerCase(Locale.ROOT);
        Matcher length = Pattern.compile("\ncontent-length:\\s*(\\d+)").matcher(lower);
        if (lower.contains("\ntransfer-encoding:")) {
            System.out.write(chunks(in));
        } else {
            System.out.write(length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : in.readAllBytes());
        }
        System.out.flush();
        return Integer.parseInt(head.substring(9, 12));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size = Integer.parseInt(until(in, "\r\n").split(";")[0].strip(), 16);
        while (size > 0) {
            body.write(in.readNBytes(size));
            in.readNBytes(2);
            size = Integer.parseInt(until(in, "\r\n").split(";")[0].strip(), 16);
        }
        return body.toByteArray();
    }

    private static String until(InputStream in, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) == -1) {
            int next = in.read();
            if (next == -1) {
                throw new EOFException("das war zu wenig");
            }
            text.append((char) next);
        }
        return text.toString();
    }
}
