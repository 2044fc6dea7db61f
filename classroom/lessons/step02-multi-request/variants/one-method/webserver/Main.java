package webserver;

import java.io.*;
import java.net.*;
import java.nio.charset.StandardCharsets;
import java.util.*;

/** As a beginner would write it: one method, from top to bottom. */
public class Main {

    public static void main(String[] args) throws Exception {
        ServerSocket listener = new ServerSocket(Integer.parseInt(args[0]), 50, InetAddress.getByName(args[1]));
        System.out.println("Listening on http://" + args[1] + ":" + args[0] + "/");
        int count = 0;
        while (true) {
            Socket connection = listener.accept();
            try {
                connection.setSoTimeout(2000);
                InputStream in = connection.getInputStream();
                String head = "";
                int status = 200;
                String extra = "";
                String body = "";
                byte[] buffer = new byte[500];
                while (!head.contains("\r\n\r\n") && head.length() <= 8192) {
                    int n = in.read(buffer);
                    if (n < 0) {
                        break;
                    }
                    head += new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
                    if (head.startsWith("\r\n")) {
                        head = head.substring(2);
                    }
                }
                int end = head.indexOf("\r\n\r\n");
                if (end < 0 && head.length() <= 8192) {
                    connection.close();
                    continue;
                }
                if (end < 0 || end > 8188) {
                    status = 431;
                    end = 0;
                }
                String[] lines = head.substring(0, end).split("\r\n");
                String[] words = lines[0].split(" ", -1);
                List<String> hosts = new ArrayList<>();
                String headerRows = "";
                for (int i = 1; i < lines.length && status == 200; i++) {
                    int colon = lines[i].indexOf(":");
                    if (colon < 1 || lines[i].charAt(colon - 1) == ' ' || lines[i].charAt(colon - 1) == '\t') {
                        status = 400;
                    } else {
                        String name = lines[i].substring(0, colon);
                        String value = lines[i].substring(colon + 1).trim();
                        if (name.equalsIgnoreCase("host")) {
                            hosts.add(value);
                        }
                        value = value.replace("&", "&#38;").replace("<", "&#x3c;");
                        headerRows += "<TR><TH>header " + name + "</TH><TD>" + value + "</TD></TR>";
                    }
                }
                String path = "";
                Map<String, List<String>> query = new TreeMap<>();
                if (status == 200) {
                    if (words.length != 3 || words[0].isEmpty() || !words[1].startsWith("/") || !words[2].matches("HTTP/[0-9][.][0-9]")) {
                        status = 400;
                    } else if (words[2].charAt(5) != '1') {
                        status = 505;
                    } else if (words[1].length() > 4096) {
                        status = 414;
                    } else if (hosts.size() > 1 || hosts.isEmpty() && words[2].equals("HTTP/1.1")) {
                        status = 400;
                    } else {
                        try {
                            if (words[1].contains("%-") || words[1].contains("%+")) {
                                throw new IllegalArgumentException();
                            }
                            String[] halves = words[1].split("[?]", 2);
                            path = URLDecoder.decode(halves[0].replace("+", "%2B"), "UTF-8");
                            if (halves.length == 2) {
                                for (String pair : halves[1].split("&")) {
                                    String[] sides = (pair + "=").split("=", 2);
                                    String value = pair.contains("=") ? pair.substring(pair.indexOf("=") + 1) : "";
                                    query.computeIfAbsent(URLDecoder.decode(sides[0], "UTF-8"), k -> new ArrayList<>())
                                            .add(URLDecoder.decode(value, "UTF-8"));
                                }
                            }
                        } catch (IllegalArgumentException e) {
                            status = 400;
                        }
                    }
                }
                if (status == 200) {
                    String known = " GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE PATCH ";
                    boolean exists = path.equals("/") || path.equals("/hello") || path.equals("/request")
                            || path.equals("/count");
                    if (!known.contains(" " + words[0] + " ")) {
                        status = 501;
                    } else if (!exists) {
                        status = 404;
                        body = "There is no " + path.replace("&", "&amp;").replace("<", "&lt;");
                    } else if (!words[0].equals("GET")) {
                        status = 405;
                        extra = "Allow: GET\r\n";
                    } else if (path.equals("/")) {
                        body = "<a href='/hello'>h</a><a href='/request?a=1'>r</a><a href='/count'>c</a>"
                                + "<a href='https://www.rfc-editor.org/rfc/rfc9110'>RFC 9110</a>";
                    } else if (path.equals("/hello")) {
                        String name = query.containsKey("name") ? query.get("name").get(0) : "world";
                        body = "Hello, " + name.replace("&", "&amp;").replace("<", "&lt;") + "!";
                    } else if (path.equals("/count")) {
                        body = "<title>" + (count + 1) + "</title><p>" + (count + 1);
                    } else {
                        body = "<TABLE><TR><TH>method</TH><TD>" + words[0] + "</TD></TR>"
                                + "<TR><TH>target</TH><TD>" + words[1].replace("&", "&amp;").replace("<", "&lt;")
                                + "</TD></TR><TR><TH>version</TH><TD>" + words[2] + "</TD></TR>"
                                + "<TR><TH>path</TH><TD>" + path + "</TD></TR>"
                                + "<TR><TH>host</TH><TD>" + (hosts.isEmpty() ? "" : hosts.get(0)) + "</TD></TR>";
                        for (String name : query.keySet()) {
                            for (String value : query.get(name)) {
                                body += "<TR><TH>query " + name.replace("&", "&amp;").replace("<", "&lt;") + "</TH><TD>"
                                        + value.replace("&", "&amp;").replace("<", "&lt;") + "</TD></TR>";
                            }
                        }
                        body += headerRows + "</TABLE>";
                    }
                }
                if (status == 200) {
                    count++;
                } else if (body.isEmpty()) {
                    body = "Error " + status;
                }
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                OutputStream out = connection.getOutputStream();
                out.write(("HTTP/1.1 " + status + " \r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
                        + bytes.length + "\r\n" + extra + "Connection: close\r\n\r\n").getBytes());
                out.write(bytes);
                connection.shutdownOutput();
                while (in.read(buffer) >= 0) {
                }
            } catch (IOException e) {
                System.out.println("lost a client: " + e);
            }
            connection.close();
        }
    }
}
