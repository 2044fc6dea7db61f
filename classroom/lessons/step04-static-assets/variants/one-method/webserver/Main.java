package webserver;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.text.SimpleDateFormat;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.GZIPOutputStream;

public class Main {

    public static void main(String[] args) throws Exception {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 8000;
        String host = args.length > 1 ? args[1] : "127.0.0.1";
        ServerSocket serverSocket = new ServerSocket(port, 200, InetAddress.getByName(host));
        System.out.println("Listening on http://" + host + ":" + port + "/");
        while (true) {
            Socket socket = serverSocket.accept();
            new Thread(() -> handle(socket)).start();
        }
    }

    static void handle(Socket s) {
        try (Socket socket = s) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            Path site = Paths.get("site").toRealPath();
            SimpleDateFormat dates = new SimpleDateFormat("EEE, dd MMM yyyy HH:mm:ss zzz", Locale.US);
            dates.setTimeZone(TimeZone.getTimeZone("GMT"));
            boolean goOn = true;
            while (goOn) {
                // read the request
                String request = "";
                long start = System.currentTimeMillis();
                boolean late = false;
                try {
                    while (!request.endsWith("\r\n\r\n") && request.length() < 8192) {
                        int left = (int) (2000 - (System.currentTimeMillis() - start));
                        if (left <= 0) {
                            throw new SocketTimeoutException();
                        }
                        socket.setSoTimeout(left);
                        int b = in.read();
                        if (b == -1) {
                            return;
                        }
                        request += (char) b;
                    }
                } catch (SocketTimeoutException e) {
                    late = true;
                }
                String[] lines = request.split("\r\n");
                String[] first = lines[0].split(" ");
                Map<String, String> headers = new HashMap<>();
                for (int i = 1; i < lines.length; i++) {
                    int colon = lines[i].indexOf(":");
                    if (colon > 0) {
                        headers.put(lines[i].substring(0, colon).toLowerCase(), lines[i].substring(colon + 1).trim());
                    }
                }
                boolean valid = first.length == 3 && first[2].startsWith("HTTP/");
                String method = valid ? first[0] : "GET";
                boolean old = !valid || first[2].equals("HTTP/1.0");
                goOn = !late && !old && !headers.getOrDefault("connection", "").toLowerCase().contains("close");

                // find out what to answer
                int status = 200;
                String more = "";
                byte[] body = null; // a body in memory
                Path file = null; // or in a file
                long from = 0;
                long length = 0;
                boolean listing = false;
                Path folder = null;
                String path = valid ? URLDecoder.decode(first[1].split("\\?")[0].replace("+", "%2B"), "UTF-8") : "";
                if (late) {
                    status = 408;
                } else if (!valid || !headers.containsKey("host") && !old) {
                    status = 400;
                    goOn = false;
                } else if (request.length() >= 8192) {
                    status = 431;
                    goOn = false;
                } else if (!Arrays.asList("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT")
                        .contains(method)) {
                    status = 501;
                } else if (!method.equals("GET") && !method.equals("HEAD")) {
                    status = 405;
                    more += "Allow: GET, HEAD\r\n";
                } else {
                    Path wanted = path.contains("\0") || !path.startsWith("/") ? null : site.resolve("." + path).normalize();
                    if (wanted == null || !Files.exists(wanted) || !wanted.toRealPath().startsWith(site)) {
                        status = 404;
                    } else if (Files.isDirectory(wanted) && !path.endsWith("/")) {
                        status = 301;
                        more += "Location: http://" + headers.get("host") + first[1] + "/\r\n";
                    } else if (Files.isDirectory(wanted) && !Files.exists(wanted.resolve("index.html"))) {
                        listing = true;
                        folder = wanted;
                        more += "Content-Type: text/html; charset=utf-8\r\n";
                    } else if (!Files.isDirectory(wanted) && path.endsWith("/")) {
                        status = 404;
                    } else {
                        file = Files.isDirectory(wanted) ? wanted.resolve("index.html") : wanted;
                        length = Files.size(file);
                    }
                }
                if (status == 404 && Files.exists(site.resolve("404.html"))) {
                    body = Files.readAllBytes(site.resolve("404.html"));
                } else if (file == null && !listing) {
                    body = ("<h1>" + status + "</h1>").getBytes();
                }
                if (body != null) {
                    more += "Content-Type: text/html; charset=utf-8\r\n";
                    length = body.length;
                }
                if (file != null) {
                    String name = file.getFileName().toString().toLowerCase();
                    String type = "application/octet-stream";
                    String[][] types = {
                        {".html", "text/html; charset=utf-8"}, {".css", "text/css; charset=utf-8"},
                        {".js", "text/javascript; charset=utf-8"}, {".txt", "text/plain; charset=utf-8"},
                        {".json", "application/json"}, {".svg", "image/svg+xml"}, {".png", "image/png"},
                        {".jpg", "image/jpeg"}, {".jpeg", "image/jpeg"}, {".gif", "image/gif"},
                        {".webp", "image/webp"}, {".ico", "image/x-icon"}, {".woff2", "font/woff2"},
                        {".pdf", "application/pdf"}, {".wasm", "application/wasm"}
                    };
                    for (String[] t : types) {
                        if (name.endsWith(t[0])) {
                            type = t[1];
                        }
                    }
                    boolean zip = type.startsWith("text")
                            && headers.getOrDefault("accept-encoding", "").replace(" ", "").matches("(.*,)?gzip(,.*)?");
                    long time = Files.getLastModifiedTime(file).toMillis();
                    String tag = "\"" + time + "-" + length + (zip ? "z" : "") + "\"";
                    String date = dates.format(new Date(time));
                    more += "ETag: " + tag + "\r\nLast-Modified: " + date + "\r\nVary: Accept-Encoding\r\n";
                    String match = headers.get("if-none-match");
                    if (match != null && (match.equals("*") || match.contains(tag))
                            || match == null && headers.containsKey("if-modified-since")
                                    && headers.get("if-modified-since").endsWith(" GMT")
                                    && time / 1000 * 1000 <= dates.parse(headers.get("if-modified-since")).getTime()) {
                        status = 304;
                    } else {
                        more += "Content-Type: " + type + "\r\nX-Content-Type-Options: nosniff\r\n";
                        String range = headers.getOrDefault("range", "");
                        String ifRange = headers.getOrDefault("if-range", tag);
                        if (range.matches("bytes=(\\d{1,17}-\\d{0,17}|-\\d{1,17})") && (ifRange.equals(tag) || ifRange.equals(date))) {
                            String[] ends = range.substring(6).split("-", 2);
                            long size = length;
                            from = ends[0].isEmpty() ? Math.max(0, size - Long.parseLong(ends[1])) : Long.parseLong(ends[0]);
                            long to = ends[0].isEmpty() || ends[1].isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(ends[1]));
                            if (from > to) {
                                status = 416;
                                more = "Content-Range: bytes */" + size + "\r\n";
                                file = null;
                                body = new byte[0];
                                length = 0;
                            } else {
                                status = 206;
                                length = to - from + 1;
                                more += "Content-Range: bytes " + from + "-" + to + "/" + size + "\r\n";
                            }
                        } else if (zip) {
                            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
                            try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
                                Files.copy(file, gzip);
                            }
                            file = null;
                            body = zipped.toByteArray();
                            length = body.length;
                            more += "Content-Encoding: gzip\r\n";
                        }
                    }
                }

                // send it
                if (listing) {
                    goOn = goOn && !old;
                    more += old ? "" : "Transfer-Encoding: chunked\r\n";
                } else if (status != 304) {
                    more += "Content-Length: " + length + "\r\n";
                }
                more += goOn ? "" : "Connection: close\r\n";
                out.write(("HTTP/1.1 " + status + " Whatever\r\n" + more + "\r\n").getBytes(StandardCharsets.UTF_8));
                if (method.equals("HEAD") || status == 304) {
                    // no body
                } else if (listing) {
                    String[] names = folder.toFile().list();
                    Path here = folder;
                    Arrays.sort(names, (a, b) -> {
                        boolean aIsFile = Files.isRegularFile(here.resolve(a));
                        boolean bIsFile = Files.isRegularFile(here.resolve(b));
                        return aIsFile == bIsFile ? a.compareTo(b) : aIsFile ? 1 : -1;
                    });
                    String html = "<h1>Files</h1>" + (path.equals("/") ? "" : "<p><a href=\"..\">Up</a>");
                    for (int i = 0; i <= names.length; i++) {
                        if (i < names.length && !names[i].startsWith(".")) {
                            Path entry = folder.resolve(names[i]);
                            String slash = Files.isDirectory(entry) ? "/" : "";
                            String text = names[i].replace("&", "&amp;").replace("<", "&#60;").replace(">", "&#x3e;");
                            html += "<p><A HREF=\"" + URLEncoder.encode(names[i], "UTF-8").replace("+", "%20") + slash + "\">"
                                    + text + slash + "</A>" + (slash.isEmpty() ? " " + Files.size(entry) + " bytes" : "");
                        }
                        if (html.length() > 2000 || i == names.length) {
                            byte[] chunk = html.getBytes(StandardCharsets.UTF_8);
                            if (!old) {
                                out.write((Integer.toHexString(chunk.length) + "\r\n").getBytes());
                            }
                            out.write(chunk);
                            if (!old) {
                                out.write("\r\n".getBytes());
                            }
                            html = "";
                        }
                    }
                    if (!old) {
                        out.write("0\r\n\r\n".getBytes());
                    }
                } else if (body != null) {
                    out.write(body);
                } else {
                    try (InputStream content = Files.newInputStream(file)) {
                        content.skip(from);
                        byte[] buffer = new byte[10000];
                        while (length > 0) {
                            int n = content.read(buffer, 0, (int) Math.min(buffer.length, length));
                            if (n == -1) {
                                return;
                            }
                            out.write(buffer, 0, n);
                            length -= n;
                        }
                    }
                }
                out.flush();
                in.skipNBytes(Long.parseLong(headers.getOrDefault("content-length", "0")));
            }
            socket.shutdownOutput();
            socket.setSoTimeout(500);
            in.readNBytes(100000);
        } catch (Exception e) {
            System.err.println(e);
        }
    }
}
