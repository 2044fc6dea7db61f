package webserver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The warm-up: a web server in a few lines, because the JDK brings one along. From here on we build our own. */
public final class WarmUp {

    private WarmUp() {}

    /** Starts the server: {@code java webserver.WarmUp [port] [host]}. */
    public static void main(String[] args) throws IOException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 8000;
        String host = args.length > 1 ? args[1] : "127.0.0.1";
        HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.createContext("/", WarmUp::handle);
        server.start();
        System.out.println("Listening on http://" + host + ":" + port + "/");
    }

    private static void handle(HttpExchange exchange) throws IOException {
        byte[] body = "<h1>Hello from the JDK's own server</h1>".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
