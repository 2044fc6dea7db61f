package webserver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Channels and a fixed pool; weak entity tags, chunks for every file, absolute locations, bodies read over. */
public final class Main {

    private static final int THREADS = 200;
    private static final long PATIENCE_MILLIS = 2_000;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final Map<String, String> TYPES = Stream.of(
                    "html text/html", "css text/css", "js text/javascript", "txt text/plain", "json application/json",
                    "svg image/svg+xml", "png image/png", "jpg image/jpeg", "jpeg image/jpeg", "gif image/gif",
                    "webp image/webp", "ico image/x-icon", "woff2 font/woff2", "pdf application/pdf",
                    "wasm application/wasm")
            .map(line -> line.split(" "))
            .collect(Collectors.toMap(line -> line[0], line -> line[1]));

    private final SocketChannel channel;
    private final Selector readable;
    private final ByteBuffer input = ByteBuffer.allocate(8 * 1024).flip();
    private final Path site;
    private String method = "GET";
    private String target = "/";
    private boolean modern;
    private boolean open;
    private final Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> answer = new LinkedHashMap<>();

    private Main(SocketChannel channel, Path site) throws IOException {
        this.channel = channel;
        this.site = site;
        this.readable = Selector.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.register(readable, SelectionKey.OP_READ);
    }

    public static void main(String[] args) throws IOException {
        Path site = Path.of("site").toRealPath();
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(args[1], Integer.parseInt(args[0])), 500);
        System.out.println("Listening on http://" + args[1] + ":" + args[0] + "/");
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        while (true) {
            SocketChannel channel = listener.accept();
            pool.execute(() -> {
                try (channel) {
                    Main client = new Main(channel, site);
                    try (client.readable) {
                        client.talk();
                    }
                } catch (IOException | UncheckedIOException e) {
                    System.err.println("Client gone: " + e.getMessage());
                }
            });
        }
    }

    private static final class Status extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int code;

        Status(int code) {
            super(String.valueOf(code), null, false, false);
            this.code = code;
        }
    }

    private void talk() throws IOException {
        do {
            answer.clear();
            try {
                open = false;
                String head = head();
                if (head == null) {
                    break;
                }
                parse(head);
                skipBody();
                serve(find());
            } catch (Status status) {
                page(status.code);
            }
        } while (open);
        channel.shutdownOutput();
        long deadline = System.currentTimeMillis() + 500;
        while (fill(deadline)) {
            input.position(input.limit());
        }
    }

    /** Waits for bytes; false at the end of the stream or of the time. */
    private boolean fill(long deadline) throws IOException {
        input.compact();
        try {
            while (true) {
                int count = channel.read(input);
                if (count != 0) {
                    return count > 0;
                }
                long left = deadline - System.currentTimeMillis();
                if (left <= 0 || readable.select(left) == 0) {
                    return false;
                }
                readable.selectedKeys().clear();
            }
        } finally {
            input.flip();
        }
    }

    private String head() throws IOException {
        long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            if (head.length() > 8_192) {
                throw new Status(431);
            }
            if (!input.hasRemaining() && !fill(deadline)) {
                if (System.currentTimeMillis() < deadline) {
                    return null;
                }
                throw new Status(408); // to idle clients too
            }
            head.append((char) (input.get() & 0xff));
        }
        return head.toString();
    }

    private void parse(String head) {
        method = "GET";
        modern = false;
        fields.clear();
        Matcher line = Pattern.compile("([!-~]+) ([!-~]+) HTTP/1\\.(\\d)\r\n").matcher(head);
        if (!line.lookingAt()) {
            throw new Status(400);
        }
        method = line.group(1);
        target = line.group(2);
        modern = !line.group(3).equals("0");
        for (String field : head.substring(line.end()).split("\r\n")) {
            if (!field.matches("[^\\s:]+:.*")) {
                throw new Status(400);
            }
            fields.merge(field.split(":")[0], field.substring(field.indexOf(':') + 1).trim(), (a, b) -> a + "," + b);
        }
        open = modern && Stream.of(field("Connection").split(",")).noneMatch(o -> o.trim().equalsIgnoreCase("close"));
        if (modern && !fields.containsKey("Host")) {
            throw new Status(400);
        }
    }

    private String field(String name) {
        return fields.getOrDefault(name, "");
    }

    private void skipBody() throws IOException {
        long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
        for (long left = Long.parseLong(fields.getOrDefault("Content-Length", "0")); left > 0; left--) {
            if (!input.hasRemaining() && !fill(deadline)) {
                throw new IOException("half a body");
            }
            input.get();
        }
    }

    private Path find() throws IOException {
        if (!method.matches("GET|HEAD")) {
            answer.put("Allow", "GET,HEAD");
            throw new Status(method.matches("POST|PUT|DELETE|OPTIONS|PATCH|TRACE|CONNECT") ? 405 : 501);
        }
        Path file = Path.of(site + path().replace("\0", "\uffff"));
        if (!Files.exists(file) || !file.toRealPath().startsWith(site)) {
            throw new Status(404);
        }
        return file;
    }

    private String path() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher part = Pattern.compile("%(\\p{XDigit}{2})|([^?])").matcher(target.split("\\?")[0]);
        while (part.find()) {
            bytes.write(part.group(2) != null ? part.group(2).charAt(0) : Integer.parseInt(part.group(1), 16));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void serve(Path file) throws IOException {
        if (!Files.isDirectory(file)) {
            if (path().endsWith("/")) {
                throw new Status(404);
            }
            sendFile(file);
        } else if (!path().endsWith("/")) {
            answer.put("Location", "http://" + field("Host") + target.split("\\?")[0] + "/");
            throw new Status(301);
        } else if (Files.exists(file.resolve("index.html"))) {
            sendFile(file.resolve("index.html"));
        } else {
            answer.put("Content-Type", "text/html;charset=UTF-8");
            send(200, out -> list(file, out));
        }
    }

    private void list(Path folder, OutputStream out) throws IOException {
        List<Path> folders = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(entry -> entry.getFileName().toString().charAt(0) != '.')
                    .sorted(Comparator.comparing(entry -> entry.getFileName().toString()))
                    .forEach(entry -> (Files.isDirectory(entry) ? folders : files).add(entry));
        }
        write(out, "<!DOCTYPE html><table>");
        if (!folder.equals(site)) {
            write(out, "<tr><td><a href=" + "../" + ">parent</a>");
        }
        for (Path entry : folders) {
            write(out, "<tr><td>folder<td>" + link(entry, "/"));
        }
        for (Path entry : files) {
            write(out, "<tr><td>" + link(entry, "") + "<td>" + Files.size(entry));
        }
        write(out, "</table>");
    }

    // Links with whole paths, each byte encoded.
    private String link(Path entry, String slash) {
        StringBuilder href = new StringBuilder();
        for (Path name : site.relativize(entry)) {
            href.append('/');
            for (byte b : name.toString().getBytes(StandardCharsets.UTF_8)) {
                href.append("%%%02x".formatted(b));
            }
        }
        String text = entry.getFileName().toString().replace("&", "&amp;").replace("<", "&lt;");
        return "<a class='entry' href='" + href + slash + "'>" + text + slash + "</a>";
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void sendFile(Path file) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String type = name.contains(".")
                ? TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream")
                : "application/octet-stream";
        boolean text = type.startsWith("text/");
        Instant time = Files.getLastModifiedTime(file).toInstant();
        long size = Files.size(file);
        String tag = "W/\"" + time.toEpochMilli() + "." + time.getNano() + "." + size + "\"";
        answer.put("eTag", tag);
        answer.put("Last-Modified", DATE.format(time));
        answer.put("VARY", "Origin, Accept-Encoding");
        answer.put("Accept-Ranges", "bytes");
        if (isKnown(tag, time)) {
            send(304, null);
            return;
        }
        answer.put("Content-Type", text ? type + ";charset=\"UTF-8\"" : type);
        answer.put("X-Content-Type-Options", "nosniff");
        Matcher range = Pattern.compile("bytes=(?:(\\d{1,17})-(\\d{0,17})|-(\\d{1,17}))").matcher(field("Range"));
        if (method.equals("GET") && range.matches() && !fields.containsKey("If-Range")) {
            sendPart(file, range, size);
        } else if (text && field("Accept-Encoding").matches("(.*[ ,])?gzip(;q=(1|0\\.[1-9]).*)?([ ,].*)?")) {
            answer.put("Content-Encoding", "gzip");
            send(200, out -> {
                GZIPOutputStream packed = new GZIPOutputStream(out);
                copy(file, 0, size, packed);
                packed.finish();
            });
        } else {
            send(200, out -> copy(file, 0, size, out));
        }
    }

    private boolean isKnown(String tag, Instant time) {
        String known = field("If-None-Match");
        String since = field("If-Modified-Since");
        return known.isEmpty()
                ? isSince(since, time)
                : known.equals("*") || known.contains(tag.substring(2));
    }

    private static boolean isSince(String since, Instant time) {
        try {
            return !time.truncatedTo(ChronoUnit.SECONDS).isAfter(DATE.parse(since, Instant::from));
        } catch (java.time.DateTimeException e) {
            return false;
        }
    }

    private void sendPart(Path file, Matcher range, long size) throws IOException {
        boolean suffix = range.group(3) != null;
        long first = suffix ? Math.max(0, size - Long.parseLong(range.group(3))) : Long.parseLong(range.group(1));
        boolean toEnd = suffix || range.group(2).isEmpty();
        long last = toEnd ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
        if (first > last) {
            answer.put("Content-Range", "bytes */" + size);
            throw new Status(416);
        }
        answer.put("Content-Range", "bytes " + first + "-" + last + "/" + size);
        answer.put("Content-Length", String.valueOf(last - first + 1));
        send(206, out -> copy(file, first, last - first + 1, out));
    }

    private static void copy(Path file, long from, long length, OutputStream out) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.allocate(20_000);
            long end = from + length;
            for (long at = from; at < end; ) {
                buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
                int count = in.read(buffer, at);
                if (count < 0) {
                    throw new IOException("the file was cut");
                }
                out.write(buffer.array(), 0, count);
                at += count;
            }
        }
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private void page(int status) throws IOException {
        answer.put("Content-Type", "text/html");
        if (status == 400 || status == 408 || status == 431) {
            open = false;
        }
        Path own = site.resolve("404.html");
        byte[] body = status == 404 && Files.exists(own) ? Files.readAllBytes(own) : ("<p>" + status).getBytes();
        answer.put("Content-Length", String.valueOf(body.length));
        send(status, out -> out.write(body));
    }

    private void send(int status, Content content) throws IOException {
        boolean chunked = modern && content != null && !answer.containsKey("Content-Length");
        if (chunked) {
            answer.put("Transfer-Encoding", "chunked");
        }
        answer.put("Connection", open ? "keep-alive" : "close");
        answer.put("Keep-Alive", "timeout=2");
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " OK or not\r\n");
        answer.forEach((name, value) -> head.append(name).append(":  ").append(value).append(" \r\n"));
        push(ByteBuffer.wrap(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1)));
        if (content == null || method.equals("HEAD")) {
            return;
        }
        OutputStream out = new OutputStream() {
            @Override
            public void write(int oneByte) throws IOException {
                write(new byte[] {(byte) oneByte}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int start, int length) throws IOException {
                if (chunked && length > 0) {
                    push(ByteBuffer.wrap("%08X\r\n".formatted(length).getBytes(StandardCharsets.US_ASCII)));
                }
                push(ByteBuffer.wrap(bytes, start, length));
                if (chunked && length > 0) {
                    push(ByteBuffer.wrap(new byte[] {'\r', '\n'}));
                }
            }
        };
        content.writeTo(out);
        if (chunked) {
            push(ByteBuffer.wrap("0\r\nX-Trailer: yes\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        }
    }

    private void push(ByteBuffer bytes) throws IOException {
        SelectionKey key = channel.keyFor(readable);
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                key.interestOps(SelectionKey.OP_WRITE);
                readable.select(10_000);
                readable.selectedKeys().clear();
                key.interestOps(SelectionKey.OP_READ);
            }
        }
    }
}
