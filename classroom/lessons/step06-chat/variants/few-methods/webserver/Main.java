package webserver;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A correct server, as somebody may write it who has not learned yet to write methods; the lock is for everything. */
public class Main {

    static Object lock = new Object();
    static JsonMapper mapper = new JsonMapper();
    static SecureRandom random = new SecureRandom();
    static List<ObjectNode> messages = new ArrayList<>();
    static Map<String, String[]> accounts = new HashMap<>();
    static Map<String, String> users = new HashMap<>();
    static Map<String, Long> lastSeen = new HashMap<>();
    static Map<String, Integer> wrongTries = new HashMap<>();
    static Map<String, Long> restsUntil = new HashMap<>();
    static FileOutputStream journal;

    public static void main(String[] args) throws Exception {
        Files.createDirectories(Path.of("data"));
        Path file = Path.of("data/everything.txt");
        if (Files.exists(file)) {
            for (String line : Files.readString(file).split("\n")) {
                if (line.startsWith("{") && line.endsWith("}")) {
                    messages.add((ObjectNode) mapper.readTree(line));
                } else if (line.split(" ").length == 4) {
                    accounts.put(line.split(" ")[0].toLowerCase(), line.split(" "));
                }
            }
        }
        journal = new FileOutputStream(file.toFile(), true);
        ServerSocket serverSocket = new ServerSocket(Integer.parseInt(args[0]), 300, InetAddress.getByName(args[1]));
        System.out.println("Listening on http://" + args[1] + ":" + args[0] + "/");
        while (true) {
            Socket socket = serverSocket.accept();
            new Thread(() -> {
                        try (socket) {
                            serve(socket);
                        } catch (Exception e) {
                            System.out.println("client lost: " + e);
                        }
                    })
                    .start();
        }
    }

    static void serve(Socket socket) throws Exception {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(2000);
        DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        OutputStream out = socket.getOutputStream();
        String head = "";
        while (!head.endsWith("\r\n\r\n") && head.length() < 8192) {
            head += (char) in.readUnsignedByte();
        }
        String[] lines = head.split("\r\n");
        String method = lines[0].split(" ")[0];
        String target = lines[0].split(" ")[1];
        String path = target.split("\\?")[0];
        String query = target.contains("?") ? target.substring(target.indexOf('?') + 1) : "";
        Map<String, String> fields = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            fields.put(
                    lines[i].substring(0, colon).toLowerCase(),
                    lines[i].substring(colon + 1).strip());
        }
        byte[] body = new byte[Math.min(100_000, Integer.parseInt(fields.getOrDefault("content-length", "0")))];
        in.readFully(body);
        String content = new String(body, StandardCharsets.UTF_8);
        String type = fields.getOrDefault("content-type", "").split(";")[0].strip();
        String id = "";
        for (String cookie : fields.getOrDefault("cookie", "").split(";")) {
            if (cookie.strip().startsWith("session=")) {
                id = cookie.strip().substring(8);
            }
        }
        String user;
        synchronized (lock) {
            user = users.get(id);
            if (user != null && System.currentTimeMillis() - lastSeen.get(id) > 30 * 60_000) {
                users.remove(id);
                user = null;
            }
            if (user != null) {
                lastSeen.put(id, System.currentTimeMillis());
            }
        }
        String host = fields.getOrDefault("host", "");
        String origin = fields.get("origin");
        boolean foreign = origin != null && !origin.equals("http://" + host);
        boolean api = path.startsWith("/api/") || path.equals("/ws");
        boolean form = path.equals("/login") || path.equals("/register");

        if (foreign && (!method.equals("GET") || path.equals("/ws"))) {
            answer(out, 403, problem(403, "another site"), "Content-Type: application/problem+json");
        } else if (api && user == null) {
            answer(out, 401, problem(401, "log in first"), "Content-Type: application/problem+json");
        } else if (path.equals("/") && method.equals("GET")) {
            if (user == null) {
                answer(out, 303, "", "Location: /login");
            } else {
                page(out, 200, "chat.html", user, "");
            }
        } else if (form && method.equals("GET")) {
            page(out, 200, path.substring(1) + ".html", "", "");
        } else if (path.equals("/logout") && method.equals("POST")) {
            synchronized (lock) {
                users.remove(id);
                lock.notifyAll();
            }
            answer(out, 303, "", "Location: /login", "Set-Cookie: session=; Max-Age=0; Path=/");
        } else if (form && method.equals("POST")) {
            if (!type.equals("application/x-www-form-urlencoded")) {
                answer(out, 415, problem(415, "a form, please"), "Content-Type: application/problem+json");
                return;
            }
            Map<String, String> values = parameters(content);
            String name = values.getOrDefault("username", "");
            String password = values.getOrDefault("password", "");
            String key = name.toLowerCase();
            String user1 = "";
            if (path.equals("/register")) {
                if (!name.matches("[A-Za-z0-9_-]{3,20}") || password.length() < 8 || password.length() > 200) {
                    page(out, 422, "register.html", name, "A name has 3 to 20 letters, a password 8 to 200.");
                    return;
                }
                String salt = hex(16);
                String hash = hash(password, salt, 10_000);
                synchronized (lock) {
                    if (accounts.containsKey(key)) {
                        page(out, 409, "register.html", name, "This name is taken.");
                        return;
                    }
                    String line = name + " 10000 " + salt + " " + hash;
                    journal.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                    accounts.put(key, line.split(" "));
                }
                user1 = name;
            } else {
                String[] account;
                synchronized (lock) {
                    long rest = restsUntil.getOrDefault(key, 0L) - System.currentTimeMillis();
                    if (rest > 0) {
                        page(out, 429, "login.html", name, "Wait.", "Retry-After: " + (rest + 999) / 1000);
                        return;
                    }
                    int count = wrongTries.merge(key, 1, Integer::sum);
                    if (count >= 5) {
                        long time = Math.min(60_000, 2000L << Math.min(9, count - 5));
                        restsUntil.put(key, System.currentTimeMillis() + time);
                    }
                    account = accounts.getOrDefault(key, new String[] {"", "10000", "00", "00"});
                }
                if (!MessageDigest.isEqual(
                        hash(password, account[2], Integer.parseInt(account[1])).getBytes(), account[3].getBytes())) {
                    page(out, 401, "login.html", name, "Wrong name or password.");
                    return;
                }
                user1 = account[0];
            }
            String newId = hex(20);
            synchronized (lock) {
                wrongTries.remove(key);
                restsUntil.remove(key);
                users.remove(id);
                users.put(newId, user1);
                lastSeen.put(newId, System.currentTimeMillis());
            }
            answer(out, 303, "", "Location: /", "Set-Cookie: session=" + newId + ";Path=/;SameSite=lax;HttpOnly");
        } else if (path.equals("/api/messages") && method.equals("POST")) {
            if (!type.equals("application/json")) {
                answer(out, 415, problem(415, "JSON, please"), "Content-Type: application/problem+json");
                return;
            }
            try {
                ObjectNode message = add(user, content);
                if (message == null) {
                    answer(out, 422, problem(422, "no such text"), "Content-Type: application/problem+json");
                } else {
                    answer(out, 201, message.toString(), "Content-Type: application/json; charset=utf-8");
                }
            } catch (JacksonException e) {
                answer(out, 400, problem(400, "no JSON"), "Content-Type: application/problem+json");
            }
        } else if (path.equals("/api/messages") && method.equals("GET")) {
            Map<String, String> values = parameters(query);
            String after = values.getOrDefault("after", "0");
            String wait = values.getOrDefault("wait", "0");
            if (!after.matches("\\d{1,15}") || !wait.matches("\\d{1,2}") || Integer.parseInt(wait) > 25) {
                answer(out, 400, problem(400, "no such number"), "Content-Type: application/problem+json");
                return;
            }
            List<ObjectNode> found = after(Long.parseLong(after), Integer.parseInt(wait) * 1000L);
            String list = mapper.writeValueAsString(Map.of("messages", found));
            answer(out, 200, list, "Content-Type: application/json");
        } else if (path.equals("/api/users") && method.equals("GET")) {
            TreeSet<String> here = new TreeSet<>();
            synchronized (lock) {
                for (String session : users.keySet()) {
                    if (System.currentTimeMillis() - lastSeen.get(session) < 30_000) {
                        here.add(users.get(session));
                    }
                }
            }
            answer(out, 200, mapper.writeValueAsString(Map.of("users", here)), "Content-Type: application/json");
        } else if (path.equals("/ws") && method.equals("GET")) {
            webSocket(socket, in, out, fields, parameters(query).get("after"), id);
        } else if (List.of("/", "/login", "/register", "/logout", "/ws", "/api/messages", "/api/users")
                .contains(path)) {
            answer(out, 405, problem(405, "not allowed"), "Allow: GET, POST", "Content-Type: application/problem+json");
        } else {
            answer(out, 404, problem(404, "nothing here"), "Content-Type: application/problem+json");
        }
    }

    static void webSocket(
            Socket socket, DataInputStream in, OutputStream out, Map<String, String> fields, String after, String id)
            throws Exception {
        byte[] key = {};
        try {
            key = Base64.getDecoder().decode(fields.getOrDefault("sec-websocket-key", ""));
        } catch (IllegalArgumentException e) {
            // stays empty
        }
        if (!fields.getOrDefault("upgrade", "").equalsIgnoreCase("websocket")
                || !"13".equals(fields.get("sec-websocket-version"))) {
            answer(out, 426, "", "Sec-WebSocket-Version: 13", "Upgrade: websocket");
            return;
        }
        if (key.length != 16) {
            answer(out, 400, problem(400, "no key"), "Content-Type: application/problem+json");
            return;
        }
        long[] last = {0};
        synchronized (lock) {
            last[0] = after == null ? messages.size() : Long.parseLong(after);
        }
        String accept = fields.get("sec-websocket-key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
        out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: "
                        + Base64.getEncoder()
                                .encodeToString(MessageDigest.getInstance("SHA-1").digest(accept.getBytes()))
                        + "\r\n\r\n")
                .getBytes());
        socket.setSoTimeout(60_000);
        Thread teller = new Thread(() -> {
            try {
                while (!socket.isClosed()) {
                    for (ObjectNode message : after(last[0], 1000)) {
                        synchronized (lock) {
                            if (users.get(id) == null) {
                                break;
                            }
                        }
                        frame(out, 1, message.toString().getBytes(StandardCharsets.UTF_8));
                        last[0] = message.path("id").longValue();
                    }
                    boolean over;
                    synchronized (lock) {
                        over = users.get(id) == null;
                        if (!over) {
                            lastSeen.put(id, System.currentTimeMillis());
                        }
                    }
                    if (over) {
                        frame(out, 8, new byte[] {1008 >> 8, (byte) 1008});
                        return;
                    }
                }
            } catch (IOException e) {
                // it has gone
            }
        });
        teller.setDaemon(true);
        teller.start();
        int code = 0;
        byte[] text = null;
        while (code == 0) {
            int first = in.readUnsignedByte();
            int second = in.readUnsignedByte();
            int opcode = first & 15;
            long length = second & 127;
            if ((first & 0x70) != 0 || (second & 0x80) == 0 || opcode > 10 || opcode > 2 && opcode < 8) {
                code = 1002;
                break;
            }
            if (opcode >= 8 && (length > 125 || first < 0x80)) {
                code = 1002;
                break;
            }
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = in.readLong();
            }
            if (length < 0 || length + (text == null ? 0 : text.length) > 65536) {
                code = 1009;
                break;
            }
            byte[] mask = new byte[4];
            in.readFully(mask);
            byte[] payload = new byte[(int) length];
            in.readFully(payload);
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= mask[i % 4];
            }
            if (opcode == 9) {
                frame(out, 10, payload);
            } else if (opcode == 2) {
                code = 1003;
            } else if (opcode == 8) {
                code = payload.length == 0 ? 1000 : 1002;
                if (payload.length >= 2) {
                    int wanted = ByteBuffer.wrap(payload).getShort() & 0xffff;
                    boolean may = wanted >= 1000 && wanted < 1004 || wanted > 1006 && wanted < 1015 || wanted >= 3000;
                    code = may && wanted < 5000 ? wanted : 1002;
                }
            } else if (opcode < 8) {
                if ((text == null) == (opcode == 0)) {
                    code = 1002;
                    break;
                }
                byte[] begun = text == null ? new byte[0] : text;
                text = ByteBuffer.allocate(begun.length + payload.length)
                        .put(begun)
                        .put(payload)
                        .array();
                if (first >= 0x80) {
                    try {
                        String whole = StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(text))
                                .toString();
                        text = null;
                        String user;
                        synchronized (lock) {
                            user = users.get(id);
                        }
                        if (user == null) {
                            code = 1008;
                        } else if (add(user, whole) == null) {
                            frame(out, 1, "{\"error\":\"no such text\"}".getBytes());
                        }
                    } catch (CharacterCodingException e) {
                        code = 1007;
                    } catch (JacksonException e) {
                        frame(out, 1, "{\"error\":\"no JSON\"}".getBytes());
                    }
                }
            }
        }
        frame(out, 8, new byte[] {(byte) (code >> 8), (byte) code});
        socket.shutdownOutput();
        socket.setSoTimeout(500);
        try {
            while (true) {
                in.readUnsignedByte();
            }
        } catch (EOFException e) {
            // the client has closed it too
        }
    }

    static void frame(OutputStream out, int opcode, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 4).put((byte) (0x80 | opcode));
        if (payload.length < 126) {
            frame.put((byte) payload.length);
        } else {
            frame.put((byte) 126).putShort((short) payload.length);
        }
        frame.put(payload);
        synchronized (out) {
            out.write(frame.array(), 0, frame.position());
        }
    }

    static ObjectNode add(String author, String json) throws IOException {
        JsonNode fields = mapper.readTree(json);
        String text = fields.path("text").isString() ? fields.path("text").stringValue() : "";
        if (text.isBlank() || text.codePointCount(0, text.length()) > 2000) {
            return null;
        }
        synchronized (lock) {
            ObjectNode message = mapper.createObjectNode();
            message.put("id", messages.size() + 1);
            message.put("author", author);
            message.put("text", text);
            message.put("time", Instant.now().toString());
            journal.write((message + "\n").getBytes(StandardCharsets.UTF_8));
            messages.add(message);
            lock.notifyAll();
            return message;
        }
    }

    static List<ObjectNode> after(long id, long millis) throws IOException {
        long end = System.currentTimeMillis() + millis;
        synchronized (lock) {
            try {
                while (messages.size() <= id && System.currentTimeMillis() < end) {
                    lock.wait(end - System.currentTimeMillis() + 1);
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            int from = (int) Math.min(id, messages.size());
            return new ArrayList<>(messages.subList(from, Math.min(from + 150, messages.size())));
        }
    }

    static void page(OutputStream out, int status, String file, String name, String problem, String... fields)
            throws IOException {
        String html = Files.readString(Path.of("site/pages", file));
        html = html.replace("{{problem}}", problem);
        html = html.replace(
                "{{username}}",
                name.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"));
        List<String> all = new ArrayList<>(List.of(fields));
        all.add("Content-Type: text/html;charset=utf-8");
        all.add("Content-Security-Policy: default-src 'self'");
        answer(out, status, html, all.toArray(new String[0]));
    }

    static void answer(OutputStream out, int status, String body, String... fields) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + " Here you are\r\n" + String.join("\r\n", fields) + "\r\n";
        head += "X-Content-Type-Options: nosniff\r\nConnection: close\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        out.write((head + body).getBytes(StandardCharsets.UTF_8));
    }

    static String problem(int status, String detail) {
        return "{\"status\":" + status + ",\"title\":\"Sorry\",\"detail\":\"" + detail + "\"}";
    }

    static Map<String, String> parameters(String text) {
        Map<String, String> values = new HashMap<>();
        for (String pair : text.split("&")) {
            String[] nameAndValue = pair.split("=", 2);
            if (nameAndValue.length == 2) {
                values.put(nameAndValue[0], URLDecoder.decode(nameAndValue[1], StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    static String hex(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static String hash(String password, String salt, int iterations) throws Exception {
        PBEKeySpec spec =
                new PBEKeySpec(password.toCharArray(), HexFormat.of().parseHex(salt), iterations, 256);
        byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(spec)
                .getEncoded();
        return HexFormat.of().formatHex(hash);
    }
}
