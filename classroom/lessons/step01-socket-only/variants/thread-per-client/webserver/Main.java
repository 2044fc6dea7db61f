package webserver;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Step 1 with a thread for each client, which reads up to the empty line, answers with more fields, and lingers. */
public final class Main implements Runnable {

    private static final int CHUNK_BYTES = 1024;
    private static final int PATIENCE_MILLIS = 2_000;

    private final Socket client;

    private Main(Socket client) {
        this.client = client;
    }

    public static void main(String[] args) throws IOException {
        int port = args.length > 0 ? port(args[0]) : 8000;
        String host = args.length > 1 ? args[1] : "127.0.0.1";
        ServerSocket listener = new ServerSocket();
        try {
            listener.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            end(1, "cannot listen on port " + port + ": " + e.getMessage());
        }
        System.out.printf("Café server. Listening on http://%s:%d/ for ever%n", host, listener.getLocalPort());
        while (true) {
            new Thread(new Main(listener.accept())).start();
        }
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            end(2, "usage: port from 0 to 65535, then host");
        }
        return Integer.parseInt(text);
    }

    private static void end(int code, String reason) {
        System.err.println(reason);
        System.exit(code);
    }

    @Override
    public void run() {
        try (client) {
            client.setSoTimeout(PATIENCE_MILLIS);
            String head = readHead();
            System.out.printf("%s asked:%n%s%n", client.getRemoteSocketAddress(), head);
            if (!head.isEmpty()) {
                answer();
                client.shutdownOutput();
                client.getInputStream().skip(CHUNK_BYTES); // lets the client read the answer before the close
            }
        } catch (IOException e) {
            System.out.println("lost " + client.getRemoteSocketAddress() + ": " + e.getMessage());
        }
    }

    private String readHead() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        InputStream in = client.getInputStream();
        byte[] chunk = new byte[CHUNK_BYTES];
        int length = 0;
        while (length >= 0 && !head.toString(StandardCharsets.ISO_8859_1).contains("\r\n\r\n")) {
            head.write(chunk, 0, length);
            length = in.read(chunk);
            if (length > 0 && head.size() + length > 64 * CHUNK_BYTES) {
                throw new IOException("a request without end");
            }
            head.write(chunk, 0, Math.max(0, length));
            length = Math.min(length, 0);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private void answer() throws IOException {
        byte[] page = ("<!doctype html><html lang=de><title>Besuch</title><p>Schön, dass du da bist: "
                        + client.getInetAddress().getHostAddress() + ":" + client.getPort() + "</p></html>")
                .getBytes(StandardCharsets.UTF_8);
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
        OutputStream out = new BufferedOutputStream(client.getOutputStream());
        out.write(("HTTP/1.0 200 \r\nDATE:" + date
                        + "\r\nServer: café-free\r\nCONTENT-TYPE:  Text/HTML;charset=\"UTF-8\" \r\n"
                        + "X-Empty:\r\nCONTENT-LENGTH: " + page.length + "\r\nCache-Control: no-store\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.write(page);
        out.flush();
    }
}
