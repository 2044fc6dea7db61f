package webserver;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A correct server that answers in chunks, closes after every error, and speaks German. */
public final class Main {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final Set<String> KNOWN =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");
    private static final Map<String, Map<Pattern, BiFunction<Asked, Matcher, Answer>>> ROUTES = new LinkedHashMap<>();
    private static final ConcurrentSkipListMap<Long, Stored> BOOKS = new ConcurrentSkipListMap<>();
    private static final AtomicLong LAST_ID = new AtomicLong();

    private Main() {}

    /** A book as it is kept: its fields, and how often it was changed. */
    private record Stored(Map<String, Object> fields, int edition) {

        String tag(long id) {
            return "\"" + id + "." + edition + "\"";
        }
    }

    private record Asked(String method, String target, String version, Map<String, List<String>> fields, byte[] body) {

        String path() {
            return URLDecoder.decode(target.split("\\?", 2)[0].replace("+", "%2B"), StandardCharsets.UTF_8);
        }

        String field(String name) {
            return String.join(", ", fields.getOrDefault(name, List.of()));
        }

        String type() {
            return field("content-type").toLowerCase(Locale.ROOT).split(";")[0].strip();
        }

        boolean stays() {
            return version.endsWith("1") && !field("connection").toLowerCase(Locale.ROOT).contains("close");
        }
    }

    private record Answer(int status, String type, byte[] body, Map<String, String> fields) {

        static Answer json(int status, Object value, String... fields) {
            return of(status, "APPLICATION/JSON;charset=utf-8", value, fields);
        }

        static Answer of(int status, String type, Object value, String... fields) {
            Map<String, String> map = new LinkedHashMap<>();
            for (int i = 0; i < fields.length; i += 2) {
                map.put(fields[i], fields[i + 1]);
            }
            byte[] body = value == null
                    ? new byte[0]
                    : MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
            return new Answer(status, type, body, map);
        }
    }

    private static final class No extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Answer answer;

        No(int status, String detail, List<String> wrong, String... fields) {
            Map<String, Object> problem = new LinkedHashMap<>();
            problem.put("type", "https://beispiel.example/fehler/" + status);
            problem.put("detail", detail);
            problem.put("status", status);
            problem.put("instance", "/fehler/" + System.nanoTime());
            if (!wrong.isEmpty()) {
                problem.put(
                        "errors",
                        wrong.stream()
                                .map(name -> Map.of("message", "ungültig", "code", 17, "field", name))
                                .toList());
            }
            answer = Answer.of(status, "application/problem+json; charset=utf-8", problem, fields);
        }
    }

    private static No no(int status, String detail, String... fields) {
        return new No(status, detail, List.of(), fields);
    }

    public static void main(String[] args) throws IOException {
        route("GET", "/api", (asked, path) -> echo(asked, query(asked)));
        route("POST", "/api", (asked, path) -> {
            require(asked, "application/x-www-form-urlencoded");
            return echo(asked, new String(asked.body(), StandardCharsets.ISO_8859_1));
        });
        route("POST", "/api/search", (asked, path) -> search(object(asked, "application/json")));
        route("GET", "/api/books", (asked, path) -> list(parameters(query(asked))));
        route("POST", "/api/books", (asked, path) -> create(asked));
        route("GET", "/api/books/([^/]+)", (asked, path) -> show(200, id(path)));
        route("PUT", "/api/books/([^/]+)", Main::replace);
        route("PATCH", "/api/books/([^/]+)", Main::replace);
        route("DELETE", "/api/books/([^/]+)", (asked, path) -> {
            BOOKS.compute(id(path), (id, old) -> {
                check(asked, id, old);
                return null;
            });
            return Answer.of(204, "", null);
        });
        load(Path.of("site", "books.json"));
        var threads = Executors.newCachedThreadPool();
        try (ServerSocket listener =
                new ServerSocket(Integer.parseInt(args[0]), 200, InetAddress.getByName(args[1]))) {
            System.out.println("Listening on http://" + args[1] + ":" + args[0] + "/");
            while (true) {
                Socket socket = listener.accept();
                threads.execute(() -> talk(socket));
            }
        }
    }

    private static void route(String method, String path, BiFunction<Asked, Matcher, Answer> handler) {
        ROUTES.computeIfAbsent(path, key -> new LinkedHashMap<>()).put(Pattern.compile(method), handler);
    }

    private static void load(Path file) throws IOException {
        if (Files.exists(file)) {
            for (Map<?, ?> book : MAPPER.readValue(Files.readAllBytes(file), Map[].class)) {
                long id = ((Number) book.get("id")).longValue();
                Map<String, Object> fields = new LinkedHashMap<>();
                book.forEach((name, value) -> fields.put((String) name, value));
                BOOKS.put(id, new Stored(fields, 1));
                LAST_ID.accumulateAndGet(id, Math::max);
            }
        }
    }

    private static void talk(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(2_000);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            while (exchange(in, out)) {
                out.flush();
            }
            out.flush();
            socket.shutdownOutput();
            socket.setSoTimeout(1_000);
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // It has left, or has been silent for too long.
        }
    }

    private static boolean exchange(InputStream in, OutputStream out) throws IOException {
        Asked asked = new Asked("GET", "/", "HTTP/1.0", Map.of(), new byte[0]);
        Answer answer;
        try {
            asked = head(in);
            asked = new Asked(asked.method(), asked.target(), asked.version(), asked.fields(), body(asked, in, out));
            answer = answer(asked);
        } catch (No e) {
            answer = e.answer;
        } catch (RuntimeException e) {
            e.printStackTrace();
            answer = no(500, "Das war mein Fehler.").answer;
        }
        boolean stays = answer.status() < 400 && asked.stays();
        send(out, asked, answer, stays);
        return stays;
    }

    private static Asked head(InputStream in) throws IOException {
        String line = line(in);
        while (line.isEmpty()) {
            line = line(in);
        }
        String[] words = line.split(" ");
        if (words.length != 3 || !words[1].startsWith("/") || !words[2].matches("HTTP/1\\.[01]")) {
            throw no(400, "Das ist keine Anfrage.");
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (line = line(in); !line.isEmpty(); line = line(in)) {
            String[] field = line.split(":", 2);
            if (field.length != 2) {
                throw no(400, "Das ist kein Feld.");
            }
            fields.computeIfAbsent(field[0].toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                    .add(field[1].strip());
        }
        return new Asked(words[0], words[1], words[2], fields, new byte[0]);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next == -1) {
                throw new IOException("it has left");
            }
            if (line.append((char) next).length() > 8_192) {
                throw no(431, "Das ist zu lang.");
            }
        }
        return line.toString().replaceFirst("\r$", "");
    }

    private static byte[] body(Asked asked, InputStream in, OutputStream out) throws IOException {
        List<String> lengths = asked.fields().getOrDefault("content-length", List.of());
        String coding = asked.field("transfer-encoding");
        if (!coding.isEmpty() && !lengths.isEmpty()) {
            throw no(400, "Wo ist das Ende?");
        }
        if (!coding.isEmpty() && !coding.equalsIgnoreCase("chunked")) {
            throw no(501, "Diese Codierung ist unbekannt.");
        }
        if (coding.isEmpty() && lengths.isEmpty()) {
            if (Set.of("POST", "PUT", "PATCH").contains(asked.method())) {
                throw no(411, "Wie lang ist es?");
            }
            return new byte[0];
        }
        if (coding.isEmpty() && (lengths.size() > 1 || !lengths.get(0).matches("\\d+"))) {
            throw no(400, "Das ist keine Länge.");
        }
        if (coding.isEmpty() && (lengths.get(0).length() > 9 || Integer.parseInt(lengths.get(0)) > MAX_BODY_BYTES)) {
            throw no(413, "Das ist zu viel.");
        }
        if (asked.version().endsWith("1") && asked.field("expect").equalsIgnoreCase("100-continue")) {
            out.write("HTTP/1.1 100 Weiter\r\nX-Hinweis: ja\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        return coding.isEmpty() ? exactly(in, Integer.parseInt(lengths.get(0))) : chunks(in);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line(in).replaceFirst("\\s*;.*", "");
            if (!size.matches("0*\\p{XDigit}{1,7}")) {
                throw no(size.matches("\\p{XDigit}+") ? 413 : 400, "Das ist keine Größe.");
            }
            int bytes = Integer.parseInt(size, 16);
            if (bytes == 0) {
                while (!line(in).isEmpty()) {
                    // a trailer field, which nobody needs
                }
                return body.toByteArray();
            }
            if (body.size() + bytes > MAX_BODY_BYTES) {
                throw no(413, "Das ist zu viel.");
            }
            body.writeBytes(exactly(in, bytes));
            if (!line(in).isEmpty()) {
                throw no(400, "Hier fehlt ein Zeilenende.");
            }
        }
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new IOException("it has left");
        }
        return bytes;
    }

    private static Answer answer(Asked asked) throws IOException {
        if (!KNOWN.contains(asked.method())) {
            throw no(501, "Diese Methode ist unbekannt.");
        }
        for (var route : ROUTES.entrySet()) {
            Matcher path = Pattern.compile(route.getKey()).matcher(asked.path());
            if (path.matches()) {
                return answer(asked, path, route.getValue());
            }
        }
        return asked.path().startsWith("/api/") ? no(404, "Hier ist nichts.").answer : file(asked);
    }

    private static Answer answer(Asked asked, Matcher path, Map<Pattern, BiFunction<Asked, Matcher, Answer>> handlers) {
        String allow = Stream.concat(Stream.of("OPTIONS"), handlers.keySet().stream().map(Pattern::pattern))
                .collect(Collectors.joining(" , "));
        if (asked.method().equals("OPTIONS")) {
            return Answer.of(204, "", null, "ALLOW", allow);
        }
        for (var handler : handlers.entrySet()) {
            if (handler.getKey().matcher(asked.method()).matches()) {
                return handler.getValue().apply(asked, path);
            }
        }
        throw no(405, "Das geht hier nicht.", "ALLOW", allow);
    }

    private static Answer file(Asked asked) throws IOException {
        Path site = Path.of("site").toRealPath();
        Path file = site.resolve(asked.path().substring(1));
        Path found = Files.isDirectory(file) ? file.resolve("index.html") : file;
        if (!asked.method().equals("GET") && !asked.method().equals("HEAD")) {
            throw no(405, "Das geht hier nicht.", "Allow", "GET, HEAD");
        }
        if (!Files.isRegularFile(found) || !found.toRealPath().startsWith(site)) {
            throw no(404, "Hier ist nichts.");
        }
        String type = found.toString().endsWith(".html") ? "text/html" : "application/octet-stream";
        return new Answer(200, type, Files.readAllBytes(found), Map.of());
    }

    private static String query(Asked asked) {
        return asked.target().contains("?") ? asked.target().split("\\?", 2)[1] : "";
    }

    private static Answer echo(Asked asked, String text) {
        Map<String, Object> echo = new LinkedHashMap<>();
        echo.put("params", parameters(text));
        echo.put("method", asked.method());
        return Answer.json(200, echo);
    }

    private static Map<String, List<String>> parameters(String text) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        Stream.of(text.split("&")).filter(pair -> !pair.isEmpty()).forEach(pair -> {
            String[] parts = (pair.contains("=") ? pair : pair + "=").split("=", 2);
            parameters
                    .computeIfAbsent(URLDecoder.decode(parts[0], StandardCharsets.UTF_8), key -> new ArrayList<>())
                    .add(URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        });
        return parameters;
    }

    private static void require(Asked asked, String type) {
        if (!asked.type().equals(type)) {
            throw no(415, "Bitte " + type + " schicken.");
        }
    }

    private static Map<?, ?> object(Asked asked, String type) {
        require(asked, type);
        try {
            if (MAPPER.readValue(asked.body(), Object.class) instanceof Map<?, ?> map) {
                return map;
            }
        } catch (JacksonException e) {
            throw no(400, "Das ist kein JSON.");
        }
        throw no(400, "Das ist kein Objekt.");
    }

    private static Answer search(Map<?, ?> asked) {
        if (!(asked.get("query") instanceof String query) || query.isBlank()) {
            throw new No(422, "Was wird gesucht?", List.of("query"));
        }
        String wanted = query.strip().toLowerCase(Locale.ROOT);
        List<Map<String, Object>> found = BOOKS.entrySet().stream()
                .filter(book -> Stream.of(wanted.split("\\s+"))
                        .allMatch(word -> lower(book.getValue(), "title").contains(word)
                                || lower(book.getValue(), "author").contains(word)))
                .sorted(Comparator.comparing((Map.Entry<Long, Stored> book) -> {
                            String title = lower(book.getValue(), "title");
                            return -2 * Boolean.compare(title.startsWith(wanted), false)
                                    - Boolean.compare(title.contains(wanted), false);
                        })
                        .thenComparing(book -> (String) book.getValue().fields().get("title")))
                .map(book -> shown(book.getKey(), book.getValue()))
                .toList();
        return Answer.json(200, Map.of("query", query, "count", found.size(), "results", found, "millis", 0));
    }

    private static String lower(Stored book, String name) {
        return ((String) book.fields().get(name)).toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> shown(long id, Stored book) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("self", "/api/books/" + id);
        shown.putAll(book.fields());
        shown.put("id", id);
        return shown;
    }

    private static Answer list(Map<String, List<String>> parameters) {
        int limit = number(parameters, "limit", 20, 1, 100);
        int offset = number(parameters, "offset", 0, 0, Integer.MAX_VALUE);
        List<Map<String, Object>> all = BOOKS.entrySet().stream()
                .map(book -> shown(book.getKey(), book.getValue()))
                .toList();
        List<Map<String, Object>> part = all.stream().skip(offset).limit(limit).toList();
        return Answer.json(200, Map.of("results", part, "count", all.size(), "limit", limit));
    }

    private static int number(Map<String, List<String>> parameters, String name, int preset, int first, int last) {
        try {
            int number = Integer.parseInt(
                    parameters.getOrDefault(name, List.of("" + preset)).get(0));
            if (number >= first && number <= last) {
                return number;
            }
        } catch (NumberFormatException e) {
            // It is none.
        }
        throw no(400, "So nicht: " + name);
    }

    private static long id(Matcher path) {
        if (!path.group(1).matches("\\d{1,18}") || !BOOKS.containsKey(Long.valueOf(path.group(1)))) {
            throw no(404, "Dieses Buch gibt es nicht.");
        }
        return Long.parseLong(path.group(1));
    }

    private static Map<String, Object> valid(Map<?, ?> given) {
        List<String> wrong = new ArrayList<>();
        if (!(given.get("year") instanceof Integer year) || year < -3_000 || year > 2_100) {
            wrong.add("year");
        }
        if (!(given.get("author") instanceof String author) || author.isEmpty() || author.length() > 100) {
            wrong.add("author");
        }
        if (!(given.get("title") instanceof String title) || title.isEmpty() || title.length() > 200) {
            wrong.add("title");
        }
        if (!wrong.isEmpty()) {
            throw new No(422, "Das ist kein Buch.", wrong);
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        List.of("year", "title", "author").forEach(name -> fields.put(name, given.get(name)));
        return fields;
    }

    private static Answer create(Asked asked) {
        Map<String, Object> fields = valid(object(asked, "application/json"));
        long id = LAST_ID.incrementAndGet();
        BOOKS.put(id, new Stored(fields, 1));
        Answer shown = show(201, id);
        shown.fields().put("LOCATION", "http://" + asked.field("host") + "/api/books/" + id);
        return shown;
    }

    private static Answer replace(Asked asked, Matcher path) {
        boolean patch = asked.method().equals("PATCH");
        Map<?, ?> given = object(asked, patch ? "application/merge-patch+json" : "application/json");
        BOOKS.computeIfPresent(id(path), (id, old) -> {
            check(asked, id, old);
            Map<Object, Object> merged = new LinkedHashMap<>(patch ? old.fields() : Map.of());
            merged.putAll(given);
            return new Stored(valid(merged), old.edition() + 1);
        });
        return show(200, id(path));
    }

    private static void check(Asked asked, long id, Stored old) {
        String wanted = asked.field("if-match");
        if (wanted.isEmpty() && asked.method().equals("PUT")) {
            throw no(428, "Welchen Stand?");
        }
        if (!wanted.isEmpty() && !wanted.equals("*") && !wanted.contains(old.tag(id))) {
            throw no(412, "Das ist ein alter Stand.");
        }
    }

    private static Answer show(int status, long id) {
        Stored book = BOOKS.get(id);
        return Answer.json(status, shown(id, book), "eTaG", book.tag(id));
    }

    private static void send(OutputStream out, Asked asked, Answer answer, boolean stays) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " Na gut\r\n");
        answer.fields().forEach((name, value) -> head.append(name + ":   " + value + " \r\n"));
        boolean hasBody = answer.status() != 204;
        boolean chunked = hasBody && asked.version().endsWith("1");
        if (hasBody) {
            head.append("content-TYPE: " + answer.type() + "\r\n");
        }
        if (chunked) {
            head.append("Transfer-Encoding: CHUNKED\r\n");
        }
        if (!asked.field("origin").isEmpty()) {
            head.append("Access-Control-Allow-Origin: *\r\nAccess-Control-Allow-Headers: *\r\n");
            head.append("Access-Control-Allow-Methods: PUT,PATCH,DELETE,POST,GET\r\n");
        }
        head.append(stays ? "\r\n" : "Connection: close\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        if (hasBody && !asked.method().equals("HEAD")) {
            writeBody(out, answer.body(), chunked);
        }
    }

    private static void writeBody(OutputStream out, byte[] body, boolean chunked) throws IOException {
        if (!chunked) {
            out.write(body);
            return;
        }
        int size = Math.max(7, body.length / 5);
        for (int start = 0; start < body.length; start += size) {
            int length = Math.min(size, body.length - start);
            out.write(("00" + Integer.toHexString(length) + ";teil=" + start + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(body, start, length);
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.write("0\r\nX-Ende: ja\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
}
