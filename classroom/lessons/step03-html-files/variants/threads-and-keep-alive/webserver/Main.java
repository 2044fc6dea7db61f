package webserver;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A correct server in another style: a thread for each client, connections that stay open, bodies in chunks. */
public final class Main {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss xx", Locale.ROOT);
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");
    private static final long PATIENCE_NANOS = 2_000_000_000L;
    private static final int CHUNK_BYTES = 1000;

    private record Answer(int status, String type, byte[] body) {}

    private Main() {}

    public static void main(String[] args) throws IOException {
        ExecutorService clients = Executors.newCachedThreadPool();
        try (ServerSocket listener = new ServerSocket(Integer.parseInt(args[0]), 100, InetAddress.getByName(args[1]))) {
            System.out.println("Listening on http://" + args[1] + ":" + args[0] + "/");
            while (true) {
                Socket socket = listener.accept();
                clients.submit(() -> client(socket));
            }
        }
    }

    private static void client(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean open = talk(socket, in, true);
            while (open) {
                open = talk(socket, in, false);
            }
            socket.shutdownOutput();
            socket.setSoTimeout(200);
            in.readNBytes(100_000);
        } catch (IOException e) {
            // It has left.
        }
    }

    private static boolean talk(Socket socket, InputStream in, boolean first) throws IOException {
        String head = "";
        Answer answer;
        try {
            head = head(socket, in);
            answer = answer(head);
        } catch (SocketTimeoutException e) {
            if (!first) {
                return false;
            }
            answer = page(408, "I have waited for 2 seconds.");
        } catch (IOException e) {
            if (head.isEmpty()) {
                throw e;
            }
            e.printStackTrace();
            answer = page(500, "The file cannot be read.");
        }
        boolean open = answer.status() == 200 && !field(head, "connection").equalsIgnoreCase("close");
        send(socket.getOutputStream(), answer, open);
        log(socket, head, answer);
        return open;
    }

    private static String head(Socket socket, InputStream in) throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String text = "";
        while (!text.endsWith("\n\r\n") && !text.endsWith("\n\n")) {
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw new SocketTimeoutException();
            }
            socket.setSoTimeout((int) millis);
            int next = in.read();
            if (next < 0 || bytes.size() > 8192) {
                throw new IOException("no head");
            }
            bytes.write(next);
            text = bytes.toString(StandardCharsets.ISO_8859_1);
        }
        return text.strip();
    }

    private static Answer answer(String head) throws IOException {
        String line = head.split("\r?\n", 2)[0];
        if (!line.matches("[A-Za-z]+ /\\S* HTTP/1\\.[01]") || head.replace("\r\n", "").contains("\r")) {
            return page(400, "This is no request.");
        }
        String[] words = line.split(" ");
        if (!METHODS.contains(words[0])) {
            return page(501, "Nobody knows this method.");
        }
        if (!words[0].equals("GET")) {
            return page(405, "Read only.");
        }
        return file(decode(words[1].replaceFirst("\\?.*", "")));
    }

    private static String decode(String path) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < path.length(); i++) {
            boolean code = path.startsWith("%", i) && path.substring(i).matches("%\\p{XDigit}{2}.*");
            bytes.write(code ? Integer.parseInt(path.substring(i + 1, i + 3), 16) : path.charAt(i));
            i += code ? 2 : 0;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Answer file(String path) throws IOException {
        // Dot segments are removed before anything is looked up, as RFC 3986, 5.2.4 has it; so they can lead to files.
        Path site = Path.of("site").toRealPath();
        String asked = path.endsWith("/") ? path + "index.html" : path;
        try {
            Path file = site.resolve(Path.of("/" + asked).normalize().toString().substring(1));
            if (Files.isRegularFile(file) && file.toRealPath().startsWith(site)) {
                String type = file.toString().endsWith(".html") ? "Text/HTML;charset=UTF-8" : "application/octet-stream";
                return new Answer(200, type, Files.readAllBytes(file));
            }
        } catch (InvalidPathException e) {
            return page(400, "No file has such a name.");
        }
        Path own = site.resolve("404.html");
        return Files.exists(own) && !Files.isSymbolicLink(own)
                ? new Answer(404, "text/html; charset=utf-8", Files.readAllBytes(own))
                : page(404, "There is nothing.");
    }

    private static Answer page(int status, String text) {
        byte[] body = ("<!DOCTYPE html><p>" + text).getBytes(StandardCharsets.UTF_8);
        return new Answer(status, "text/html", body);
    }

    private static void send(OutputStream out, Answer answer, boolean open) throws IOException {
        String allow = answer.status() == 405 ? "Allow: GET\r\n" : "";
        String head = "HTTP/1.1 " + answer.status() + " Whatever\r\nServer: threads\r\n" + allow
                + "Transfer-Encoding: chunked\r\nContent-Type: " + answer.type() + "\r\nConnection: "
                + (open ? "keep-alive" : "close") + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        for (int from = 0; from < answer.body().length; from += CHUNK_BYTES) {
            byte[] chunk = Arrays.copyOfRange(
                    answer.body(), from, Math.min(answer.body().length, from + CHUNK_BYTES));
            out.write((Integer.toHexString(chunk.length) + ";n=1\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(chunk);
            out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static String field(String head, String name) {
        return List.of(head.split("\r?\n")).stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("-");
    }

    private static synchronized void log(Socket socket, String head, Answer answer) throws IOException {
        String line = head.isEmpty() ? "-" : head.split("\r?\n", 2)[0];
        Files.writeString(
                Path.of("access.log"),
                socket.getInetAddress().getHostAddress() + " - - [" + TIME.format(OffsetDateTime.now(ZoneOffset.ofHours(5)))
                        + "] \"" + safe(line) + "\" " + answer.status() + " "
                        + (answer.body().length > 0 ? answer.body().length : "-") + " \"" + safe(field(head, "referer"))
                        + "\" \"" + safe(field(head, "user-agent")) + "\"\r\n",
                StandardCharsets.ISO_8859_1,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static String safe(String text) {
        StringBuilder safe = new StringBuilder();
        text.chars().forEach(c -> safe.append(c < 32 || c == 127 || c == '"' || c == '\\' ? "\\x%02X".formatted(c) : (char) c));
        return safe.toString();
    }
}
