package webserver;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A correct server, as somebody may write it who has not learned yet to write methods. */
public class Main {

    static JsonMapper mapper = new JsonMapper();
    static TreeMap<Long, ObjectNode> books = new TreeMap<>();
    static Map<Long, Long> versions = new HashMap<>();
    static long lastId = 0;
    static long lastVersion = 0;

    public static void main(String[] args) throws IOException {
        if (Files.exists(Path.of("site/books.json"))) {
            for (JsonNode book : mapper.readTree(Files.readAllBytes(Path.of("site/books.json")))) {
                books.put(book.path("id").longValue(), (ObjectNode) book);
                versions.put(book.path("id").longValue(), ++lastVersion);
                lastId = Math.max(lastId, book.path("id").longValue());
            }
        }
        ServerSocket serverSocket = new ServerSocket(Integer.parseInt(args[0]), 100, InetAddress.getByName(args[1]));
        System.out.println("Listening on http://" + args[1] + ":" + args[0] + "/");
        while (true) {
            Socket socket = serverSocket.accept();
            new Thread(() -> {
                        try (socket) {
                            serve(socket);
                        } catch (IOException e) {
                            System.out.println("client lost: " + e);
                        }
                    })
                    .start();
        }
    }

    static void serve(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(2000);
        InputStream in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream();
        boolean open = true;
        while (open) {
            String head = "";
            while (!head.endsWith("\r\n\r\n") && head.length() < 8192) {
                int b = in.read();
                if (b == -1) {
                    return;
                }
                head += (char) b;
            }
            String[] lines = head.split("\r\n");
            String[] words = lines[0].split(" ");
            String method = words[0];
            String version = words.length == 3 ? words[2] : "";
            String path = words.length == 3 ? words[1].split("\\?")[0] : "";
            String query = words.length == 3 && words[1].contains("?") ? words[1].substring(path.length() + 1) : "";
            Map<String, String> headers = new HashMap<>();
            for (int i = 1; i < lines.length; i++) {
                String[] parts = lines[i].split(":", 2);
                String name = parts[0].toLowerCase();
                String value = parts.length == 2 ? parts[1].trim() : "";
                headers.put(name, headers.containsKey(name) ? headers.get(name) + "," + value : value);
            }
            String mediaType =
                    headers.getOrDefault("content-type", "").split(";")[0].trim().toLowerCase();
            int status = 0;
            String detail = "";
            String moreHeaders = "";
            Object result = null;
            List<String> wrong = new ArrayList<>();
            byte[] file = null;

            // the body
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            boolean hasLength = headers.containsKey("content-length");
            boolean hasCoding = headers.containsKey("transfer-encoding");
            String length = headers.getOrDefault("content-length", "0");
            String coding = headers.getOrDefault("transfer-encoding", "").toLowerCase();
            if (words.length != 3 || !version.matches("HTTP/1\\.[01]") || !path.startsWith("/")) {
                status = 400;
                detail = "The request line is wrong.";
            } else if (hasLength && hasCoding) {
                status = 400;
                detail = "Content-Length and Transfer-Encoding cannot be together.";
            } else if (hasCoding && !coding.equals("chunked")) {
                status = coding.contains("chunked") ? 400 : 501;
                detail = "I only know chunked.";
            } else if (!hasLength && !hasCoding && List.of("POST", "PUT", "PATCH").contains(method)) {
                status = 411;
                detail = "Content-Length is missing.";
            } else if (!length.matches("[0-9]+")) {
                status = 400;
                detail = "Content-Length is wrong.";
            } else if (new BigInteger(length).compareTo(BigInteger.valueOf(1048576)) > 0) {
                status = 413;
                detail = "The body is too big.";
            } else {
                if (version.equals("HTTP/1.1") && "100-continue".equalsIgnoreCase(headers.get("expect"))) {
                    out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes());
                    out.flush();
                }
                if (!hasCoding) {
                    int left = Integer.parseInt(length);
                    while (left > 0) {
                        int b = in.read();
                        if (b == -1) {
                            return;
                        }
                        body.write(b);
                        left--;
                    }
                }
                boolean moreChunks = hasCoding;
                while (moreChunks) {
                    String line = "";
                    while (!line.endsWith("\r\n") && line.length() < 1000) {
                        int b = in.read();
                        if (b == -1) {
                            return;
                        }
                        line += (char) b;
                    }
                    String size = line.split(";")[0].trim();
                    if (!size.matches("[0-9a-fA-F]+") || new BigInteger(size, 16).bitLength() > 31) {
                        status = 400;
                        detail = "The size of a chunk is wrong.";
                        break;
                    }
                    int left = Integer.parseInt(size, 16);
                    moreChunks = left > 0;
                    if (body.size() + left > 1048576) {
                        status = 413;
                        detail = "The body is too big.";
                        break;
                    }
                    while (left > 0) {
                        int b = in.read();
                        if (b == -1) {
                            return;
                        }
                        body.write(b);
                        left--;
                    }
                    line = "";
                    do { // after a chunk one empty line, after the last chunk the trailers and an empty line
                        line = "";
                        while (!line.endsWith("\r\n") && line.length() < 1000) {
                            int b = in.read();
                            if (b == -1) {
                                return;
                            }
                            line += (char) b;
                        }
                    } while (!moreChunks && !line.equals("\r\n"));
                    if (!line.equals("\r\n")) {
                        status = 400;
                        detail = "After the chunk there is no line end.";
                        break;
                    }
                }
            }
            open = status == 0
                    && version.equals("HTTP/1.1")
                    && !headers.getOrDefault("connection", "").toLowerCase().contains("close");

            // which methods has the path?
            String allow = "";
            if (path.equals("/api") || path.equals("/api/books")) {
                allow = "GET, POST, OPTIONS";
            } else if (path.equals("/api/search")) {
                allow = "POST, OPTIONS";
            } else if (path.matches("/api/books/[^/]+")) {
                allow = "GET, PUT, PATCH, DELETE, OPTIONS";
            } else if (!path.startsWith("/api/")) {
                allow = "GET, HEAD, OPTIONS";
            }
            List<String> allMethods =
                    List.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

            // the parameters
            Map<String, List<String>> params = new TreeMap<>();
            String text = method.equals("POST") ? body.toString(StandardCharsets.ISO_8859_1) : query;
            if (status == 0 && (path.equals("/api") || path.equals("/api/books"))) {
                try {
                    for (String pair : text.split("&")) {
                        if (!pair.isEmpty()) {
                            String[] parts = pair.split("=", 2);
                            String name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
                            String value =
                                    parts.length == 2 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "";
                            params.computeIfAbsent(name, key -> new ArrayList<>())
                                    .add(value);
                        }
                    }
                } catch (IllegalArgumentException e) {
                    params.clear();
                }
            }

            // the json
            JsonNode json = null;
            boolean wantsJson = path.equals("/api/search") && method.equals("POST")
                    || path.equals("/api/books") && method.equals("POST")
                    || path.startsWith("/api/books/") && (method.equals("PUT") || method.equals("PATCH"));
            if (status == 0 && wantsJson) {
                String wanted = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
                if (!mediaType.equals(wanted)) {
                    status = 415;
                    detail = "Please send " + wanted + ".";
                } else {
                    try {
                        json = mapper.readTree(body.toByteArray());
                        if (json.isMissingNode()) {
                            status = 400;
                            detail = "This is empty.";
                        } else if (!json.isObject()) {
                            status = 422;
                            detail = "This is not an object.";
                        }
                    } catch (JacksonException e) {
                        status = 400;
                        detail = "This is not JSON.";
                    }
                }
            }

            // the answer
            if (status != 0) {
                System.out.println("refused: " + detail);
            } else if (!allMethods.contains(method)) {
                status = 501;
                detail = "I do not know this method.";
            } else if (allow.isEmpty()) {
                status = 404;
                detail = "There is nothing here.";
            } else if (method.equals("OPTIONS")) {
                status = 204;
                moreHeaders += "Allow: " + allow + "\r\n";
            } else if (!List.of(allow.split(", ")).contains(method)) {
                status = 405;
                detail = "This method is not allowed here.";
                moreHeaders += "Allow: " + allow + "\r\n";
            } else if (path.equals("/api") && method.equals("POST")
                    && !mediaType.equals("application/x-www-form-urlencoded")) {
                status = 415;
                detail = "Please send a form.";
            } else if (path.equals("/api")) {
                status = 200;
                result = new TreeMap<>(Map.of("method", method, "params", params));
            } else if (path.equals("/api/search")) {
                if (!json.path("query").isString() || json.path("query").stringValue().isBlank()) {
                    status = 422;
                    detail = "The query is missing.";
                    wrong.add("query");
                } else {
                    String wanted = json.path("query").stringValue().trim().toLowerCase();
                    List<ObjectNode> found = new ArrayList<>();
                    synchronized (books) {
                        for (ObjectNode book : books.values()) {
                            String all = (book.path("title").stringValue() + "\n" + book.path("author").stringValue())
                                    .toLowerCase();
                            boolean matches = true;
                            for (String word : wanted.split("\\s+")) {
                                matches = matches && all.contains(word);
                            }
                            if (matches) {
                                found.add(book);
                            }
                        }
                    }
                    found.sort(Comparator.comparing((ObjectNode book) -> {
                                String title = book.path("title").stringValue().toLowerCase();
                                return title.startsWith(wanted) ? "a" : title.contains(wanted) ? "b" : "c";
                            })
                            .thenComparing(book -> book.path("title").stringValue()));
                    status = 200;
                    ObjectNode object = mapper.createObjectNode();
                    ArrayNode array = object.putArray("results");
                    found.forEach(array::add);
                    object.put("count", found.size());
                    object.set("query", json.path("query"));
                    result = object;
                }
            } else if (path.equals("/api/books") && method.equals("GET")) {
                String limit = params.getOrDefault("limit", List.of("20")).get(0);
                String offset = params.getOrDefault("offset", List.of("0")).get(0);
                if (!limit.matches("[1-9][0-9]?|100") || !offset.matches("[0-9]{1,9}")) {
                    status = 400;
                    detail = "limit or offset is wrong.";
                } else {
                    status = 200;
                    ObjectNode object = mapper.createObjectNode();
                    ArrayNode array = object.putArray("results");
                    synchronized (books) {
                        object.put("count", books.size());
                        int position = 0;
                        for (ObjectNode book : books.values()) {
                            if (position >= Integer.parseInt(offset) && array.size() < Integer.parseInt(limit)) {
                                array.add(book);
                            }
                            position++;
                        }
                    }
                    result = object;
                }
            } else if (path.startsWith("/api/books")) {
                synchronized (books) {
                    String last = path.substring(path.lastIndexOf('/') + 1);
                    boolean isNew = method.equals("POST");
                    long id = isNew ? lastId + 1 : last.matches("[0-9]{1,15}") ? Long.parseLong(last) : -1;
                    ObjectNode old = books.get(id);
                    String tag = "\"version-" + versions.get(id) + "\"";
                    String ifMatch = headers.getOrDefault("if-match", "");
                    if (old == null && !isNew) {
                        status = 404;
                        detail = "There is no such book.";
                    } else if (method.equals("PUT") && ifMatch.isEmpty()) {
                        status = 428;
                        detail = "If-Match is missing.";
                    } else if (!isNew && !method.equals("GET") && !ifMatch.isEmpty()
                            && !ifMatch.equals("*") && !ifMatch.equals(tag)) {
                        status = 412;
                        detail = "Somebody has changed the book.";
                    } else if (method.equals("DELETE")) {
                        status = 204;
                        books.remove(id);
                    } else if (method.equals("GET")) {
                        status = 200;
                        result = old;
                        moreHeaders += "ETag: " + tag + "\r\n";
                    } else {
                        ObjectNode book = mapper.createObjectNode();
                        book.put("id", id);
                        for (String name : List.of("title", "author", "year")) {
                            boolean keep = method.equals("PATCH") && !json.has(name);
                            book.set(name, keep ? old.get(name) : json.path(name));
                        }
                        JsonNode title = book.path("title");
                        JsonNode author = book.path("author");
                        JsonNode year = book.path("year");
                        if (!title.isString() || title.stringValue().isEmpty() || title.stringValue().length() > 200) {
                            wrong.add("title");
                        }
                        if (!author.isString()
                                || author.stringValue().isEmpty()
                                || author.stringValue().length() > 100) {
                            wrong.add("author");
                        }
                        if (!year.isInt() || year.intValue() < -3000 || year.intValue() > 2100) {
                            wrong.add("year");
                        }
                        if (!wrong.isEmpty()) {
                            status = 422;
                            detail = "Some fields are wrong.";
                        } else {
                            status = isNew ? 201 : 200;
                            books.put(id, book);
                            versions.put(id, ++lastVersion);
                            lastId = Math.max(lastId, id);
                            result = book;
                            moreHeaders += "ETag: \"version-" + lastVersion + "\"\r\n";
                            moreHeaders += isNew ? "Location: /api/books/" + id + "\r\n" : "";
                        }
                    }
                }
            } else {
                Path site = Path.of("site").toRealPath();
                String name = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
                Path wanted = site.resolve(name.substring(1) + (name.endsWith("/") ? "index.html" : ""));
                if (Files.isRegularFile(wanted) && wanted.toRealPath().startsWith(site)) {
                    status = 200;
                    file = Files.readAllBytes(wanted);
                } else {
                    status = 404;
                    detail = "There is no such file.";
                }
            }

            // send it
            String type = "application/json";
            byte[] bytes = new byte[0];
            if (status >= 400) {
                type = "application/problem+json";
                ObjectNode problem = mapper.createObjectNode();
                problem.put("title", detail);
                problem.put("status", status);
                ArrayNode errors = problem.putArray("errors");
                for (String name : wrong) {
                    errors.addObject().put("field", name).put("message", "This field is wrong.");
                }
                bytes = mapper.writeValueAsBytes(problem);
            } else if (file != null) {
                type = path.endsWith(".html") || path.endsWith("/") ? "text/html" : "application/octet-stream";
                bytes = file;
            } else if (result != null) {
                bytes = mapper.writeValueAsBytes(result);
            }
            String answer = "HTTP/1.1 " + status + " \r\n" + moreHeaders;
            if (status != 204) {
                answer += "Content-Type: " + type + "\r\nContent-Length: " + bytes.length + "\r\n";
            }
            if (headers.containsKey("origin")) {
                answer += "Access-Control-Allow-Origin: *\r\n";
                answer += "Access-Control-Allow-Methods: " + allow + "\r\n";
                answer += "Access-Control-Allow-Headers: content-type\r\n";
            }
            if (!open) {
                answer += "Connection: close\r\n";
            }
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            if (!method.equals("HEAD")) {
                whole.write(bytes);
            }
            out.write(whole.toByteArray());
            out.flush();
        }
        socket.shutdownOutput();
        socket.setSoTimeout(500);
        byte[] rest = new byte[10000];
        while (in.read(rest) != -1) {
            // until the client has got its answer
        }
    }
}
