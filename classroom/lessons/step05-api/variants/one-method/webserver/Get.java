package webserver;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;

/** Fetches a URL, all in one method. */
public class Get {

    public static void main(String[] args) {
        if (args.length != 1 || !args[0].startsWith("http://")) {
            System.err.println("Please give one URL, like http://127.0.0.1:8000/");
            System.exit(2);
        }
        URI uri = URI.create(args[0]);
        int port = uri.getPort() == -1 ? 80 : uri.getPort();
        try (Socket socket = new Socket(uri.getHost(), port)) {
            socket.setSoTimeout(5000);
            String target = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            if (uri.getRawQuery() != null) {
                target += "?" + uri.getRawQuery();
            }
            String request = "GET " + target + " HTTP/1.1\r\nHost: " + uri.getHost() + ":" + port + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes());
            finish(new BufferedInputStream(socket.getInputStream()));
        } catch (IOException e) {
            System.err.println("It does not work: " + e.getMessage());
            System.exit(2);
        }
    }

    /** Reads the answer, prints it, and ends the program. */
    static void finish(InputStream in) throws IOException {
        int status = 100;
        String head = "";
        while (status < 200) {
            head = "";
            while (!head.endsWith("\r\n\r\n")) {
                int b = in.read();
                if (b == -1) {
                    throw new IOException("the answer has no end");
                }
                head += (char) b;
            }
            status = Integer.parseInt(head.split(" ")[1].substring(0, 3));
        }
        System.out.print(head);
        int length = -1;
        boolean chunked = false;
        for (String line : head.toLowerCase().split("\r\n")) {
            if (line.startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).trim());
            }
            if (line.startsWith("transfer-encoding:")) {
                chunked = true;
            }
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (!chunked) {
            body.write(length == -1 ? in.readAllBytes() : in.readNBytes(length));
        }
        while (chunked) {
            String line = "";
            while (!line.endsWith("\n")) {
                line += (char) in.read();
            }
            int size = Integer.parseInt(line.split(";")[0].trim(), 16);
            body.write(in.readNBytes(size));
            in.readNBytes(2);
            chunked = size > 0;
        }
        System.out.write(body.toByteArray());
        System.out.flush();
        System.exit(status / 100 == 2 ? 0 : 1);
    }
}
