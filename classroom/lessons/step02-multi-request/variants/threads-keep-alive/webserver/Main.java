package webserver;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A thread for each connection, which stays open; chunked pages; HEAD, bare LF and whole URLs are taken as well. */
public final class Main {

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");
    private static final AtomicInteger SERVED = new AtomicInteger();

    private record Pair(String name, String value) {}

    private record Answer(int status, String html, String more) {}

    private static final class No extends Exception {
        private static final long serialVersionUID = 1;
        final transient Answer answer;

        No(int status, String html, String more) {
            answer = new Answer(status, html, more);
        }
    }

    private Main() {}

    public static void main(String[] args) throws IOException {
        ServerSocket listener = new ServerSocket(Integer.parseInt(args[0]), 200, InetAddress.getByName(args[1]));
        System.out.println("Listening on http://" + args[1] + ":" + listener.getLocalPort() + "/");
        while (true) {
            Socket connection = listener.accept();
            Thread thread = new Thread(() -> serve(connection));
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            boolean open = true;
            while (open) {
                open = exchange(in, out);
            }
            connection.shutdownOutput();
            connection.setSoTimeout(300);
            in.readNBytes(100_000);
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
    }

    private static boolean exchange(InputStream in, OutputStream out) throws IOException {
        String method = "GET";
        boolean close = true;
        Answer answer;
        try {
            List<String> lines = head(in);
            if (lines.isEmpty()) {
                return false;
            }
            String[] words = requestLine(lines.get(0));
            method = words[0];
            List<Pair> fields = fields(lines.subList(1, lines.size()));
            checkHost(words[2], fields);
            close = words[2].equals("HTTP/1.0") || values(fields, "Connection").contains("close");
            for (String length : values(fields, "Content-Length")) {
                in.skipNBytes(Long.parseLong(length));
            }
            answer = page(words, fields);
        } catch (No no) {
            answer = no.answer;
            close |= answer.status() == 431;
        }
        write(out, answer, method.equals("HEAD"), close);
        return !close;
    }

    private static List<String> head(InputStream in) throws IOException, No {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int count = 0; count < 8192; count++) {
            int next = in.read();
            if (next == -1) {
                return List.of();
            }
            if (next != '\n') {
                line.append((char) next);
                continue;
            }
            String text = line.toString().endsWith("\r") ? line.substring(0, line.length() - 1) : line.toString();
            line.setLength(0);
            if (!text.isEmpty()) {
                lines.add(text);
            } else if (!lines.isEmpty()) {
                return lines;
            }
        }
        throw new No(431, "Too much", "");
    }

    private static String[] requestLine(String line) throws No {
        String[] words = line.split(" ", -1);
        if (words.length != 3 || words[0].isEmpty() || !words[2].matches("HTTP/\\d\\.\\d")) {
            throw new No(400, "<h1>No</h1>", "");
        }
        if (words[2].charAt(5) != '1') {
            throw new No(505, "<h1>No</h1>", "");
        }
        if (words[1].length() > 4096) {
            throw new No(414, "<h1>No</h1>", "");
        }
        if (!words[1].matches("(?s)/.*|http://.*|\\*")) {
            throw new No(400, "<h1>No</h1>", "");
        }
        return words;
    }

    private static List<Pair> fields(List<String> lines) throws No {
        List<Pair> fields = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split(":", 2);
            if (parts.length < 2 || !parts[0].matches("[!#-'*+.^-`|~\\w-]+")) {
                throw new No(400, "<h1>No</h1>", "");
            }
            fields.add(new Pair(parts[0].toUpperCase(java.util.Locale.ROOT), parts[1].strip()));
        }
        return fields;
    }

    private static void checkHost(String version, List<Pair> fields) throws No {
        int hosts = values(fields, "Host").size();
        if (hosts > 1 || hosts == 0 && !version.equals("HTTP/1.0")) {
            throw new No(400, "<h1>No</h1>", "");
        }
    }

    private static List<String> values(List<Pair> fields, String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Pair::value)
                .toList();
    }

    private static Answer page(String[] words, List<Pair> fields) throws No {
        String target = words[1].replaceFirst("^http://[^/]*", "");
        String[] parts = target.split("\\?", 2);
        String path = decode(parts[0]);
        List<Pair> query = new ArrayList<>();
        for (String pair : parts.length == 1 ? new String[0] : parts[1].replace("+", "%20").split("&")) {
            String[] sides = pair.split("=", 2);
            query.add(new Pair(decode(sides[0]), sides.length == 1 ? "" : decode(sides[1])));
        }
        if (!METHODS.contains(words[0])) {
            throw new No(501, "<h1>No</h1>", "");
        }
        Answer answer = answer(words, fields, path, query);
        if (!words[0].equals("GET") && !words[0].equals("HEAD")) {
            throw new No(405, "<h1>No</h1>", "Allow: GET\r\nallow: HEAD\r\n");
        }
        SERVED.incrementAndGet();
        return answer;
    }

    private static Answer answer(String[] words, List<Pair> fields, String path, List<Pair> query) throws No {
        return switch (path) {
            case "/" -> new Answer(200, "<A HREF=\"/hello?name=A&amp;b=c\">1</A><a href=/request>2</a><a href='/count'>3</a>", "");
            case "/hello" -> new Answer(200, "Hello, <i>" + text(name(query)) + "</i>!", "");
            case "/count" -> new Answer(200, "<p>" + (SERVED.get() + 1) + "</p><!-- 17 -->", "");
            case "/request" -> new Answer(200, table(words, fields, path, query), "");
            default -> throw new No(404, "No page <code>" + text(path) + "</code>", "");
        };
    }

    private static String name(List<Pair> query) {
        return query.stream()
                .filter(pair -> pair.name().equals("name"))
                .map(Pair::value)
                .findFirst()
                .orElse("world");
    }

    private static String table(String[] words, List<Pair> fields, String path, List<Pair> query) {
        List<Pair> rows = new ArrayList<>();
        fields.forEach(field -> rows.add(new Pair("header " + field.name(), field.value())));
        query.forEach(pair -> rows.add(new Pair("query " + pair.name(), pair.value())));
        Map<String, String> parts = Map.of("method", words[0], "target", words[1], "version", words[2], "path", path);
        parts.forEach((name, value) -> rows.add(new Pair(name, value)));
        rows.add(new Pair("host", String.join("", values(fields, "Host"))));
        return rows.stream()
                .map(row -> "<tr><th>" + text(row.name()) + "</th><td>" + text(row.value()) + "</td></tr>")
                .collect(Collectors.joining("", "<table>", "</table>"));
    }

    private static String text(String text) {
        return text.codePoints().mapToObj("&#x%x;"::formatted).collect(Collectors.joining());
    }

    private static String decode(String text) throws No {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '%') {
                bytes.write(text.charAt(i));
            } else if (i + 2 < text.length() && Character.digit(text.charAt(i + 1), 16) >= 0
                    && Character.digit(text.charAt(i + 2), 16) >= 0) {
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                throw new No(400, "<h1>No</h1>", "");
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void write(OutputStream out, Answer answer, boolean headOnly, boolean close) throws IOException {
        String more = answer.more() + (close ? "connection: close\r\n" : "");
        String head = "HTTP/1.1 %d Whatever You Like\r\nX-Powered-By:  threads \r\n%sContent-type: TEXT/HTML;charset=\"utf-8\"\r\n"
                .formatted(answer.status(), more);
        out.write((head + "transfer-encoding: chunked\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        byte[] page = (answer.html() + "<hr>").getBytes(StandardCharsets.UTF_8);
        for (int from = 0; !headOnly && from < page.length; from += 100) {
            byte[] chunk = Arrays.copyOfRange(page, from, Math.min(page.length, from + 100));
            out.write(("%X;note=\"a;b\"\r\n".formatted(chunk.length)).getBytes(StandardCharsets.ISO_8859_1));
            out.write(chunk);
            out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        if (!headOnly) {
            out.write("0\r\nX-Trailer: bye\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        out.flush();
    }
}
