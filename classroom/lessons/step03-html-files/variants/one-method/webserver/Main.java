package webserver;

import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.text.SimpleDateFormat;
import java.util.*;

public class Main {
    public static void main(String[] args) throws Exception {
        ServerSocket server = new ServerSocket(Integer.parseInt(args[0]), 50, InetAddress.getByName(args[1]));
        System.out.println("ready");
        while (true) {
            Socket client = server.accept();
            try {
                long end = System.currentTimeMillis() + 2000;
                String head = "";
                boolean tooSlow = false;
                while (!head.endsWith("\r\n\r\n") && head.length() < 8000) {
                    long left = end - System.currentTimeMillis();
                    if (left <= 0) {
                        tooSlow = true;
                        break;
                    }
                    client.setSoTimeout((int) left);
                    int c;
                    try {
                        c = client.getInputStream().read();
                    } catch (SocketTimeoutException e) {
                        tooSlow = true;
                        break;
                    }
                    if (c == -1) {
                        break;
                    }
                    head = head + (char) c;
                }
                if (!tooSlow && !head.endsWith("\r\n\r\n")) {
                    client.close();
                    continue;
                }
                String[] lines = head.split("\r\n");
                String[] words = lines[0].split(" ");
                String status;
                byte[] body = new byte[0];
                String type = "text/html";
                if (tooSlow) {
                    status = "408 Request Timeout";
                    body = "<h1>Too slow</h1>".getBytes();
                } else if (words.length != 3 || !words[1].startsWith("/") || !words[2].startsWith("HTTP/1.")) {
                    status = "400 Bad Request";
                    body = "<h1>Bad request</h1>".getBytes();
                } else if (!Arrays.asList("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH")
                        .contains(words[0])) {
                    status = "501 Not Implemented";
                    body = "<h1>Unknown method</h1>".getBytes();
                } else if (!words[0].equals("GET")) {
                    status = "405 Method Not Allowed\r\nAllow: GET";
                    body = "<h1>Only GET</h1>".getBytes();
                } else {
                    String path = words[1];
                    if (path.contains("?")) {
                        path = path.substring(0, path.indexOf("?"));
                    }
                    try {
                        path = URLDecoder.decode(path.replace("+", "%2B"), "UTF-8");
                    } catch (IllegalArgumentException e) {
                        path = "/no/such/file";
                    }
                    if (path.endsWith("/")) {
                        path = path + "index.html";
                    }
                    File site = new File("site").getCanonicalFile();
                    File file = null;
                    if (path.indexOf(0) < 0) {
                        file = new File(site, path).getCanonicalFile();
                    }
                    if (file == null
                            || !file.getPath().startsWith(site.getPath() + File.separator)
                            || !file.isFile()) {
                        status = "404 Not Found";
                        File page = new File(site, "404.html");
                        if (page.exists() && !Files.isSymbolicLink(page.toPath())) {
                            body = Files.readAllBytes(page.toPath());
                        } else {
                            body = "<html><body>404, sorry</body></html>".getBytes();
                        }
                    } else {
                        try {
                            body = Files.readAllBytes(file.toPath());
                            status = "200 OK";
                            if (!file.getName().endsWith(".html")) {
                                type = "text/plain";
                            }
                        } catch (IOException e) {
                            e.printStackTrace();
                            status = "500 Internal Server Error";
                            body = "<h1>Sorry</h1>".getBytes();
                        }
                    }
                }
                OutputStream out = client.getOutputStream();
                out.write(("HTTP/1.1 " + status + "\r\nContent-Length: " + body.length + "\r\nContent-Type: " + type
                                + "\r\nConnection: close\r\n\r\n")
                        .getBytes("ISO-8859-1"));
                out.write(body);
                out.flush();
                String referer = "-";
                String agent = "-";
                for (String line : lines) {
                    if (line.toLowerCase().startsWith("referer:")) {
                        referer = line.substring(8).trim();
                    }
                    if (line.toLowerCase().startsWith("user-agent:")) {
                        agent = line.substring(11).trim();
                    }
                }
                String first = tooSlow ? "-" : lines[0];
                String[] texts = {first, referer, agent};
                for (int i = 0; i < texts.length; i++) {
                    String safe = "";
                    for (char c : texts[i].toCharArray()) {
                        if (c == '"' || c == '\\') {
                            safe = safe + "\\" + c;
                        } else if (c == '\t') {
                            safe = safe + "\\t";
                        } else if (c < 32 || c == 127) {
                            safe = safe + String.format("\\x%02x", (int) c);
                        } else {
                            safe = safe + c;
                        }
                    }
                    texts[i] = safe;
                }
                FileWriter log = new FileWriter("access.log", true);
                log.write(client.getInetAddress().getHostAddress() + " - - ["
                        + new SimpleDateFormat("dd/MMM/yyyy:HH:mm:ss Z", Locale.US).format(new Date()) + "] \"" + texts[0]
                        + "\" " + status.substring(0, 3) + " " + (body.length == 0 ? "-" : "" + body.length) + " \""
                        + texts[1] + "\" \"" + texts[2] + "\"\n");
                log.close();
                client.shutdownOutput();
                client.setSoTimeout(300);
                client.getInputStream().read(new byte[10000]);
            } catch (IOException e) {
                System.out.println("client lost: " + e);
            }
            client.close();
        }
    }
}
