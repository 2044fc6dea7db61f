package webserver;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.*;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As a diligent beginner writes it: everything in one class, a long row of ifs, sessions in a map, chunked answers. */
public final class Main {
    static final JsonMapper JSON = new JsonMapper();
    static final Map<String, Map<String, Object>> SESSIONS = new ConcurrentHashMap<>();
    static final Map<String, String> ACCOUNTS = new ConcurrentHashMap<>();
    static final TreeMap<Long, Map<String, Object>> NOTES = new TreeMap<>(Comparator.reverseOrder());
    static final List<OutputStream> CHATTERS = new ArrayList<>();
    static long lastId;

    String method, path, rawPath, query = "", body = "";
    Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Map<String, Object> session = new HashMap<>();
    String sessionId = "";
    int status = 200;
    String type = "text/plain; charset=utf-8";
    List<String> out = new ArrayList<>();

    static class Refusal extends RuntimeException {
        final int status;
        List<Map<String, String>> errors = List.of();

        Refusal(int status, String reason) {
            super(reason);
            this.status = status;
        }
    }

    public static void main(String[] args) throws Exception {
        String host = args.length > 1 ? args[1] : "127.0.0.1";
        ServerSocket listener = new ServerSocket(Integer.parseInt(args[0]), 100, InetAddress.getByName(host));
        System.out.println("Listening on " + host + ":" + args[0]);
        accept(listener);
    }

    static void accept(ServerSocket listener) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread thread = new Thread(() -> {
                    try (socket) {
                        new Main().serve(socket);
                    } catch (Exception e) {
                        System.err.println("Lost: " + e);
                    }
                });
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                // closed, or the client has gone
            }
        }
    }

    void serve(Socket socket) throws Exception {
        DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
        OutputStream to = socket.getOutputStream();
        String[] first = line(in).split(" ");
        if (first.length != 3) {
            return;
        }
        method = first[0];
        int mark = first[1].indexOf('?');
        rawPath = mark < 0 ? first[1] : first[1].substring(0, mark);
        query = mark < 0 ? "" : first[1].substring(mark + 1);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] field = line.split(":", 2);
            fields.put(field[0], field[1].strip());
        }
        body = new String(in.readNBytes(Integer.parseInt(fields.getOrDefault("Content-Length", "0"))), "UTF-8");
        sessionId = cookie("wall") == null ? "" : cookie("wall");
        session = SESSIONS.getOrDefault(sessionId, session);
        String origin = "http://" + fields.get("Host");
        if (rawPath.startsWith("/try/chat/") && fields.getOrDefault("Origin", origin).equals(origin)) {
            chat(in, to, decode(rawPath.substring(10)));
            return;
        }
        String answer;
        try {
            answer = answer();
        } catch (Refusal e) {
            answer = refuse(e);
        } catch (JacksonException | IllegalArgumentException e) {
            answer = refuse(new Refusal(400, e.getMessage()));
        } catch (Exception e) {
            e.printStackTrace();
            status = 500;
            answer = "Sorry";
        }
        send(to, answer);
    }

    static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n' && c != -1; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    void send(OutputStream to, String answer) throws IOException {
        if (!session.isEmpty() && !SESSIONS.containsKey(sessionId)) {
            newSession();
        }
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Well\r\n");
        out.forEach(field -> head.append(field).append("\r\n"));
        head.append("content-type: ").append(type).append("\r\nconnection: close\r\n");
        byte[] bytes = answer.getBytes("UTF-8");
        boolean chunked = !method.equals("HEAD") && status != 204;
        to.write((head + (chunked ? "transfer-encoding: chunked\r\n" : "") + "\r\n").getBytes("UTF-8"));
        for (int i = 0; chunked && i < bytes.length; i += 1000) {
            int size = Math.min(1000, bytes.length - i);
            to.write((Integer.toHexString(size) + "\r\n").getBytes());
            to.write(bytes, i, size);
            to.write("\r\n".getBytes());
        }
        to.write(chunked ? "0\r\n\r\n".getBytes() : new byte[0]);
        to.flush();
    }

    void newSession() {
        SESSIONS.remove(sessionId);
        sessionId = UUID.randomUUID().toString().replace("-", "");
        SESSIONS.put(sessionId, session);
        out.removeIf(field -> field.contains("wall="));
        out.add("set-cookie: wall=" + sessionId + "; path=/; samesite=lax; httponly");
    }

    String refuse(Refusal e) {
        status = e.status;
        if (rawPath.startsWith("/api")) {
            type = "application/problem+json";
            Map<String, Object> problem = new HashMap<>(Map.of("title", "No", "status", status, "detail", e.getMessage()));
            problem.put("errors", e.errors);
            return JSON.writeValueAsString(problem);
        }
        return rawPath.startsWith("/try/") || status == 303 ? "" + e.getMessage() : page("Sorry", escape(e.getMessage()));
    }

    Refusal seeOther(String location) {
        out.add("location: " + location);
        return new Refusal(303, "");
    }

    Matcher is(String methods, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(rawPath);
        if (!matcher.matches()) {
            return null;
        }
        if (!List.of(methods.split(" ")).contains(method.equals("HEAD") ? "GET" : method)) {
            allowed.addAll(List.of(methods.split(" ")));
            return null;
        }
        return matcher;
    }

    final Set<String> allowed = new TreeSet<>();

    String answer() throws Exception {
        Matcher m;
        if (rawPath.startsWith("/try/hooks/")) {
            out.addAll(List.of("x-before: yes", "x-after: yes"));
        }
        if (rawPath.startsWith("/try/locked/")) {
            throw seeOther("/login");
        }
        if (rawPath.startsWith("/try/chat/")) {
            throw new Refusal(403, "Another site.");
        }
        if (is("GET POST PUT PATCH DELETE", "/try/method") != null) {
            return method;
        }
        if ((m = is("GET", "/try/first/([^/]+)")) != null) {
            return "first " + m.group(1);
        }
        if ((m = is("GET", "/try/add/([^/]+)/and/([^/]+)")) != null) {
            return "" + (Integer.parseInt(m.group(1)) + Integer.parseInt(m.group(2)));
        }
        if ((m = is("GET", "/try/hello/([^/]+)")) != null) {
            return "Hello, " + decode(m.group(1).replace("+", "%2B")) + "!";
        }
        if (is("GET", "/try/query") != null) {
            List<String> values = parameters(query).getOrDefault("q", List.of());
            Map<String, Object> answer = new HashMap<>(Map.of("all", values));
            answer.put("q", values.isEmpty() ? null : values.get(0));
            return json(answer);
        }
        if (is("POST", "/try/form") != null) {
            Map<String, Object> answer = new HashMap<>(Map.of("lang", parameters(body).getOrDefault("lang", List.of())));
            answer.put("name", parameters(body).getOrDefault("name", Collections.singletonList(null)).get(0));
            return json(answer);
        }
        if (is("GET", "/try/header") != null) {
            Map<String, Object> answer = new HashMap<>(Map.of("path", rawPath));
            answer.put("header", fields.get("x-try"));
            answer.put("cookie", cookie("taste"));
            return json(answer);
        }
        if (is("POST", "/try/json") != null) {
            JsonNode numbers = JSON.readTree(body);
            return json(Map.of("sum", numbers.path("a").asInt() + numbers.path("b").asInt()));
        }
        if (is("POST", "/try/text") != null) {
            return body;
        }
        if ((m = is("GET", "/try/status/(\\d+)")) != null) {
            status = Integer.parseInt(m.group(1));
            return status == 404 ? "Nothing" : "status " + status;
        }
        if (is("GET", "/try/redirect") != null) {
            throw seeOther("/try/hello/redirected");
        }
        if (is("GET", "/try/html") != null) {
            type = "text/html;charset=\"UTF-8\"";
            return "<h1>HTML</h1>";
        }
        if (is("GET", "/try/cookie") != null) {
            out.add("set-cookie: taste=sweet; path=/");
            return "there";
        }
        if ((m = is("GET", "/try/cookie/([^/]+)")) != null) {
            if (!decode(m.group(1)).matches("\\w*")) {
                throw new Refusal(400, "No cookie can have this value");
            }
            out.add("set-cookie: taste=" + m.group(1) + "; path=/");
            return "there";
        }
        if (is("GET", "/try/counter") != null) {
            session.merge("count", 1, (a, b) -> (int) a + 1);
            return "" + session.get("count");
        }
        if (is("POST", "/try/forget") != null) {
            session.clear();
            return "gone";
        }
        if (is("GET", "/try/misspelt") != null) {
            throw new IllegalStateException(render("misspelt.html", Map.of("message", "x")));
        }
        if (is("GET", "/try/hooks/ok") != null) {
            return "ok";
        }
        if (is("GET", "/try/hooks/mapped") != null) {
            return "" + Integer.parseInt("no number");
        }
        if (is("GET", "/try/hooks/broken") != null) {
            return new String[] {"one"}[1] + "Index";
        }
        if (is("GET", "/") != null) {
            return wall("", "", null);
        }
        if (is("GET", "/login") != null || is("GET", "/register") != null) {
            return entrance("", "");
        }
        if (is("POST", "/login") != null) {
            checkToken();
            String kept = ACCOUNTS.get(form("username"));
            if (kept == null || !Passwords.matches(form("password"), kept)) {
                status = 401;
                return entrance(form("username"), "Wrong name or password");
            }
            throw enter(form("username"));
        }
        if (is("POST", "/register") != null) {
            checkToken();
            String name = form("username");
            if (!name.matches("[\\w-]{3,20}") || form("password").length() < 8 || ACCOUNTS.containsKey(name)) {
                status = ACCOUNTS.containsKey(name) ? 409 : 422;
                return entrance(name, "This does not work");
            }
            ACCOUNTS.put(name, Passwords.hash(form("password")));
            throw enter(name);
        }
        if (is("POST", "/logout") != null) {
            checkToken();
            session = new HashMap<>(Map.of("flash", "Good bye"));
            newSession();
            throw seeOther("/");
        }
        if (is("POST", "/notes") != null) {
            if (session.get("user") == null) {
                throw seeOther("/login");
            }
            checkToken();
            Map<String, String> problems = problems(form("title"), form("text"));
            if (!problems.isEmpty()) {
                status = 422;
                return wall(form("title"), form("text"), problems);
            }
            add(form("title"), form("text"));
            session.put("flash", "It is there");
            throw seeOther("/");
        }
        if ((m = is("POST", "/notes/(\\d+)/delete")) != null) {
            if (session.get("user") == null) {
                throw seeOther("/login");
            }
            checkToken();
            synchronized (NOTES) {
                NOTES.remove((Long) own(m.group(1)).get("id"));
            }
            throw seeOther("/");
        }
        if (is("GET POST", "/api") != null) {
            return json(Map.of("method", method, "params", parameters(method.equals("GET") ? query : body)));
        }
        if (is("GET", "/api/notes") != null) {
            synchronized (NOTES) {
                return json(new ArrayList<>(NOTES.values()));
            }
        }
        if (is("POST", "/api/notes") != null) {
            JsonNode draft = draft();
            Map<String, Object> note = add(draft.path("title").asString(""), draft.path("text").asString(""));
            status = 201;
            out.add("location: /api/notes/" + note.get("id"));
            return json(note);
        }
        if ((m = is("GET", "/api/notes/([^/]+)")) != null) {
            return json(find(m.group(1)));
        }
        if ((m = is("PUT", "/api/notes/([^/]+)")) != null) {
            JsonNode draft = draft();
            Map<String, Object> note = own(m.group(1));
            note.put("title", draft.path("title").asString(""));
            note.put("text", draft.path("text").asString(""));
            return json(note);
        }
        if ((m = is("DELETE", "/api/notes/([^/]+)")) != null) {
            needUser();
            synchronized (NOTES) {
                NOTES.remove((Long) own(m.group(1)).get("id"));
            }
            status = 204;
            return "";
        }
        Path file = Path.of("site/public").resolve(decode(rawPath).substring(1)).normalize();
        if (allowed.isEmpty() && file.startsWith("site/public") && java.nio.file.Files.isRegularFile(file)) {
            type = rawPath.endsWith(".css") ? "text/css" : "application/octet-stream";
            return java.nio.file.Files.readString(file, StandardCharsets.ISO_8859_1);
        }
        if (allowed.isEmpty()) {
            throw new Refusal(404, "There is nothing here");
        }
        out.add("allow: " + String.join(", ", allowed));
        throw new Refusal(405, "Not this way");
    }

    Refusal enter(String name) {
        session = new HashMap<>(Map.of("user", name, "flash", "Welcome"));
        newSession();
        return seeOther("/");
    }

    void needUser() {
        if (session.get("user") == null) {
            throw new Refusal(401, "Log in first");
        }
    }

    JsonNode draft() {
        needUser();
        if (!fields.getOrDefault("Content-Type", "").startsWith("application/json")) {
            throw new Refusal(415, "Send JSON");
        }
        JsonNode draft = JSON.readTree(body);
        if (draft.isMissingNode()) {
            throw new Refusal(400, "Send JSON");
        }
        Map<String, String> problems = problems(draft.path("title").asString(""), draft.path("text").asString(""));
        if (!problems.isEmpty()) {
            Refusal refusal = new Refusal(422, "Not like this");
            refusal.errors = new ArrayList<>();
            problems.forEach((name, problem) -> refusal.errors.add(Map.of("field", name, "message", problem)));
            throw refusal;
        }
        return draft;
    }

    static Map<String, String> problems(String title, String text) {
        Map<String, String> problems = new TreeMap<>();
        if (title.isBlank() || title.length() > 100) {
            problems.put("title", "1 to 100 characters");
        }
        if (text.isBlank() || text.length() > 2000) {
            problems.put("text", "1 to 2,000 characters");
        }
        return problems;
    }

    Map<String, Object> add(String title, String text) {
        synchronized (NOTES) {
            long id = ++lastId;
            Map<String, Object> note = new ConcurrentHashMap<>(
                    Map.of("id", id, "author", session.get("user"), "title", title, "text", text, "created", "now"));
            NOTES.put(id, note);
            return note;
        }
    }

    Map<String, Object> find(String id) {
        synchronized (NOTES) {
            Map<String, Object> note = id.matches("\\d{1,15}") ? NOTES.get(Long.parseLong(id)) : null;
            if (note == null) {
                throw new Refusal(404, "There is no such note");
            }
            return note;
        }
    }

    Map<String, Object> own(String id) {
        Map<String, Object> note = find(id);
        if (!note.get("author").equals(session.get("user"))) {
            throw new Refusal(403, "It is somebody else's");
        }
        return note;
    }

    String wall(String title, String text, Map<String, String> problems) {
        StringBuilder page = new StringBuilder();
        if (session.get("user") != null) {
            page.append("<form method=post action=/notes>").append(token());
            page.append(input("title", title, problems)).append(input("text", text, problems));
            page.append("<button>Write</button></form>");
        }
        synchronized (NOTES) {
            NOTES.values().forEach(note -> page.append("<article><h2>" + escape("" + note.get("title")) + "</h2>"
                    + escape("" + note.get("text")) + "</article>"));
        }
        return page("The wall", page.toString());
    }

    String entrance(String name, String problem) {
        return page("Come in", "<p class=problem>" + problem + "</p><form method=post action='" + rawPath + "'>" + token()
                + input("username", name, null) + input("password", "", null) + "<button>Go</button></form>");
    }

    static String input(String name, String value, Map<String, String> problems) {
        String problem = problems == null ? null : problems.get(name);
        return name + " <input name=\"" + name + "\" value=\"" + escape(value) + "\">"
                + (problem == null ? "" : "<b class='problem'>" + problem + "</b>");
    }

    String page(String title, String content) {
        type = "text/html; charset=utf-8";
        Object flash = session.remove("flash");
        String way = session.get("user") == null
                ? "<a href=/login>Log in</a>"
                : "<form method=post action=/logout>" + token() + "<button>Log out</button></form>";
        return "<!doctype html><html><title>" + title + "</title>" + (flash == null ? "" : "<p class='flash'>" + flash + "</p>")
                + content + way + "</html>";
    }

    String token() {
        session.putIfAbsent("csrf", UUID.randomUUID().toString());
        return "<input type=hidden value='" + session.get("csrf") + "' name='csrf'>";
    }

    void checkToken() {
        if (session.get("csrf") == null || !session.get("csrf").equals(form("csrf"))) {
            throw new Refusal(403, "This form is not from here");
        }
    }

    String json(Object value) {
        type = "application/json";
        return JSON.writeValueAsString(value);
    }

    String form(String name) {
        return parameters(body).getOrDefault(name, List.of("")).get(0);
    }

    static Map<String, List<String>> parameters(String text) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            String[] parts = pair.split("=", 2);
            if (!pair.isEmpty()) {
                all.computeIfAbsent(decode(parts[0]), n -> new ArrayList<>()).add(parts.length < 2 ? "" : decode(parts[1]));
            }
        }
        return all;
    }

    static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String cookie(String name) {
        for (String pair : fields.getOrDefault("cookie", "").split(";")) {
            if (pair.strip().startsWith(name + "=")) {
                return pair.strip().substring(name.length() + 1);
            }
        }
        return null;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }

    static String render(String template, Map<String, Object> model) throws IOException {
        return Render.page(Path.of("site", "templates"), template, model);
    }

    void chat(DataInputStream in, OutputStream to, String name) throws Exception {
        byte[] sha1 = MessageDigest.getInstance("SHA-1")
                .digest((fields.get("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes());
        to.write(("HTTP/1.1 101 Go\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: "
                        + Base64.getEncoder().encodeToString(sha1) + "\r\n\r\n")
                .getBytes());
        synchronized (CHATTERS) {
            CHATTERS.add(to);
        }
        try {
            while (true) {
                int opcode = in.readUnsignedByte() & 15;
                int size = in.readUnsignedByte() & 127;
                size = size == 126 ? in.readUnsignedShort() : size;
                byte[] mask = in.readNBytes(4);
                byte[] data = in.readNBytes(size);
                for (int i = 0; i < data.length; i++) {
                    data[i] ^= mask[i % 4];
                }
                if (opcode == 8) {
                    frame(to, 0x88, data);
                    return;
                }
                synchronized (CHATTERS) {
                    for (OutputStream each : CHATTERS) {
                        try {
                            frame(each, 0x81, (name + ": " + new String(data, "UTF-8")).getBytes("UTF-8"));
                        } catch (IOException e) {
                            // has just left
                        }
                    }
                }
            }
        } finally {
            synchronized (CHATTERS) {
                CHATTERS.remove(to);
            }
        }
    }

    static void frame(OutputStream to, int first, byte[] data) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        frame.write(data.length);
        frame.write(data);
        synchronized (to) {
            to.write(frame.toByteArray());
        }
    }
}
