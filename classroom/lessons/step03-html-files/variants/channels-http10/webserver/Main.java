package webserver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A correct server in another style: one thread and a selector, HTTP/1.0, no links followed at all. */
public final class Main {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/LLL/uuuu:HH:mm:ss xx", Locale.ENGLISH);
    private static final Pattern LINE = Pattern.compile("(GET|(HEAD|POST|PUT|DELETE|PATCH|OPTIONS|TRACE|CONNECT)|\\w+)"
            + " (/[^ ?]*)(\\?\\S*)? HTTP/1\\.\\d");
    private static final long PATIENCE_MILLIS = 2000;
    private static final long LINGER_MILLIS = 300;

    private final Selector selector = Selector.open();
    private final FileChannel log = FileChannel.open(
            Path.of("access.log"), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    /** A client: first its request comes, then its answer goes, then it is waited for a moment. */
    private static final class Client {
        final StringBuilder head = new StringBuilder();
        final String address;
        long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
        ByteBuffer answer;

        Client(SocketChannel channel) throws IOException {
            address = ((InetSocketAddress) channel.getRemoteAddress()).getAddress().getHostAddress();
        }
    }

    private Main() throws IOException {}

    public static void main(String[] args) throws IOException {
        new Main().run(new InetSocketAddress(args[1], Integer.parseInt(args[0])));
    }

    private void run(InetSocketAddress address) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open().bind(address);
        listener.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
        System.out.println("Listening on http://" + address.getHostString() + ":" + address.getPort() + "/");
        while (true) {
            selector.select(50);
            for (SelectionKey key : new ArrayList<>(selector.selectedKeys())) {
                selector.selectedKeys().remove(key);
                take(key);
            }
            for (SelectionKey key : new ArrayList<>(selector.keys())) {
                if (key.isValid() && key.attachment() instanceof Client client
                        && client.deadline < System.currentTimeMillis()) {
                    late(key, client);
                }
            }
        }
    }

    private void take(SelectionKey key) throws IOException {
        if (key.isAcceptable()) {
            SocketChannel channel = ((ServerSocketChannel) key.channel()).accept();
            channel.configureBlocking(false).register(selector, SelectionKey.OP_READ, new Client(channel));
            return;
        }
        try {
            Client client = (Client) key.attachment();
            if (key.isWritable()) {
                write(key, client);
            } else {
                read(key, client);
            }
        } catch (IOException e) {
            key.channel().close();
        }
    }

    private void read(SelectionKey key, Client client) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4096);
        if (((SocketChannel) key.channel()).read(bytes) < 0) {
            key.channel().close();
        } else if (client.answer == null) {
            client.head.append(StandardCharsets.ISO_8859_1.decode(bytes.flip()));
            if (client.head.indexOf("\r\n\r\n") >= 0) {
                answer(key, client);
            }
        }
    }

    private void late(SelectionKey key, Client client) throws IOException {
        if (client.answer != null) {
            key.channel().close();
        } else {
            client.head.setLength(0);
            reply(key, client, 408, "", html("Two seconds are over."));
        }
    }

    private void answer(SelectionKey key, Client client) throws IOException {
        String line = client.head.substring(0, client.head.indexOf("\r\n"));
        Matcher words = LINE.matcher(line);
        if (!words.matches() || client.head.toString().replace("\r\n", "").matches("(?s).*[\\r\\n].*")) {
            reply(key, client, 400, "", html("No."));
        } else if (words.group(2) != null) {
            reply(key, client, 405, "allow: GET\r\n", html("Only to be read."));
        } else if (!words.group(1).equals("GET")) {
            reply(key, client, 501, "", html("Never heard of it."));
        } else {
            file(key, client, words.group(3));
        }
    }

    private void file(SelectionKey key, Client client, String path) throws IOException {
        try {
            Path file = find(path);
            if (file == null) {
                Path own = Path.of("site", "404.html");
                reply(key, client, 404, "", Files.exists(own) && !Files.isSymbolicLink(own) ? Files.readAllBytes(own) : html("Nothing."));
            } else {
                boolean page = file.toString().endsWith(".html");
                reply(key, client, 200, page ? "" : "Content-Type: text/plain\r\n", Files.readAllBytes(file));
            }
        } catch (AccessDeniedException e) {
            e.printStackTrace();
            reply(key, client, 500, "", html("Locked."));
        }
    }

    // From folder to folder, and never up, nor through a link.
    private static Path find(String path) {
        Path file = Path.of("site");
        for (String part : (path.endsWith("/") ? path + "index.html" : path).substring(1).split("/", -1)) {
            String name = decode(part);
            if (name.isEmpty() || name.matches("\\.\\.?") || name.matches("(?s).*[/\\\\\\x00].*")) {
                return null;
            }
            file = file.resolve(name);
            if (Files.isSymbolicLink(file)) {
                return null;
            }
        }
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? file : null;
    }

    private static String decode(String part) {
        byte[] bytes = part.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer decoded = ByteBuffer.allocate(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            boolean code = bytes[i] == '%' && part.substring(i).matches("(?s)%[0-9a-fA-F]{2}.*");
            decoded.put(code ? (byte) Integer.parseInt(part.substring(i + 1, i + 3), 16) : bytes[i]);
            i += code ? 2 : 0;
        }
        return StandardCharsets.UTF_8.decode(decoded.flip()).toString();
    }

    private void reply(SelectionKey key, Client client, int status, String fields, byte[] body) throws IOException {
        String type = fields.contains("Content-Type") ? "" : "content-TYPE:\ttext/html\r\n";
        byte[] head = ("HTTP/1.0 " + status + " -\r\n" + type + fields + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        client.answer = ByteBuffer.allocate(head.length + body.length).put(head).put(body).flip();
        client.deadline = System.currentTimeMillis() + 10_000;
        log(client, status, body.length);
        key.interestOps(SelectionKey.OP_WRITE);
    }

    private void write(SelectionKey key, Client client) throws IOException {
        ((SocketChannel) key.channel()).write(client.answer);
        if (!client.answer.hasRemaining()) {
            ((SocketChannel) key.channel()).shutdownOutput();
            client.deadline = System.currentTimeMillis() + LINGER_MILLIS;
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    private void log(Client client, int status, int length) throws IOException {
        List<String> lines = List.of(client.head.toString().split("\r\n"));
        String line = "%s - - [%s] %s %d %s %s %s\n"
                .formatted(
                        client.address,
                        TIME.format(ZonedDateTime.now()),
                        quoted(lines.get(0).isEmpty() ? "-" : lines.get(0)),
                        status,
                        length == 0 ? "-" : String.valueOf(length),
                        quoted(value(lines, "referer:")),
                        quoted(value(lines, "user-agent:")));
        log.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
    }

    private static String value(List<String> lines, String start) {
        for (String line : lines) {
            if (line.regionMatches(true, 0, start, 0, start.length())) {
                return line.substring(start.length()).trim();
            }
        }
        return "-";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            int letter = "\n\r\t\"\\".indexOf(c);
            if (letter >= 0) {
                quoted.append('\\').append("nrt\"\\".charAt(letter));
            } else if (Character.isISOControl(c)) {
                quoted.append("\\x%02x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static byte[] html(String text) {
        return ("<html lang=en><title>Sorry</title><p>" + text).getBytes(StandardCharsets.UTF_8);
    }
}
