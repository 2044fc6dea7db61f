package webserver;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Sends a form to a URL. */
public class Post {

    public static void main(String[] args) {
        if (args.length == 0 || !args[0].startsWith("http://")) {
            System.err.println("Please give a URL and fields, like http://127.0.0.1:8000/api name=Ada");
            System.exit(2);
        }
        URI uri = URI.create(args[0]);
        int port = uri.getPort() == -1 ? 80 : uri.getPort();
        String form = "";
        for (int i = 1; i < args.length; i++) {
            String[] parts = (args[i] + (args[i].contains("=") ? "" : "=")).split("=", 2);
            form += (i > 1 ? "&" : "") + URLEncoder.encode(parts[0], StandardCharsets.UTF_8) + "="
                    + URLEncoder.encode(parts[1], StandardCharsets.UTF_8);
        }
        try (Socket socket = new Socket(uri.getHost(), port)) {
            socket.setSoTimeout(5000);
            String target = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            if (uri.getRawQuery() != null) {
                target += "?" + uri.getRawQuery();
            }
            String request = "POST " + target + " HTTP/1.1\r\nHost: " + uri.getHost() + ":" + port + "\r\n"
                    + "Content-Type: application/x-www-form-urlencoded; charset=utf-8\r\n"
                    + "Content-Length: " + form.length() + "\r\n\r\n" + form;
            socket.getOutputStream().write(request.getBytes());
            Get.finish(new BufferedInputStream(socket.getInputStream()));
        } catch (IOException e) {
            System.err.println("It does not work: " + e.getMessage());
            System.exit(2);
        }
    }
}
