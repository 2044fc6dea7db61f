package webserver;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;

/** Step 1 as a beginner may write it: everything in one method, text in and text out. */
public class Main {
    public static void main(String[] args) {
        int port = 8000;
        String host = "127.0.0.1";
        if (args.length > 0) {
            try {
                port = Integer.parseInt(args[0]);
            } catch (NumberFormatException e) {
                port = -1;
            }
            if (port < 0 || port > 65535) {
                System.out.println("Usage: java webserver.Main [port] [host]");
                System.exit(2);
            }
        }
        if (args.length > 1) {
            host = args[1];
        }
        ServerSocket serverSocket = null;
        try {
            serverSocket = new ServerSocket(port, 0, InetAddress.getByName(host));
        } catch (IOException e) {
            System.out.println("Port " + port + " is not free.");
            System.exit(1);
        }
        System.out.println("Listening on http://" + host + ":" + serverSocket.getLocalPort() + "/");
        while (true) {
            try {
                Socket socket = serverSocket.accept();
                try {
                    System.out.println("New client: " + socket.getRemoteSocketAddress());
                    socket.setSoTimeout(2000);
                    Scanner in = new Scanner(socket.getInputStream(), "UTF-8");
                    boolean asked = false;
                    while (in.hasNextLine()) {
                        String line = in.nextLine();
                        System.out.println(line);
                        asked = true;
                        if (line.isEmpty()) {
                            break;
                        }
                    }
                    if (asked) {
                        String html = "<html><body><p>¡Hola!</p><p>You are <b>"
                                + socket.getInetAddress().getHostAddress() + "</b> on port <b>" + socket.getPort()
                                + "</b></p></body></html>";
                        PrintWriter out = new PrintWriter(socket.getOutputStream(), false, StandardCharsets.UTF_8);
                        out.print("HTTP/1.1 200 OK\r\n");
                        out.print("Content-Length: " + html.getBytes(StandardCharsets.UTF_8).length + "\r\n");
                        out.print("Content-Type: text/html; charset=UTF-8\r\n\r\n");
                        out.print(html);
                        out.flush();
                    }
                } finally {
                    socket.close();
                }
            } catch (Exception e) {
                System.out.println("A client was lost: " + e);
            }
        }
    }
}
