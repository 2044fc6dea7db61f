package webserver;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import webserver.files.FileHandler;
import webserver.http.AccessLog;
import webserver.http.Server;

/** Starts the server: {@code java webserver.Main [port] [host]}. */
public final class Main {

    private static final String DEFAULT_PORT = "8000";
    private static final String DEFAULT_HOST = "127.0.0.1";

    private Main() {}

    /** Serves until the process is ended; exits with 2 for a port that is no port, with 1 for what it cannot have. */
    public static void main(String[] args) throws IOException {
        String port = args.length > 0 ? args[0] : DEFAULT_PORT;
        String host = args.length > 1 ? args[1] : DEFAULT_HOST;
        Path site = siteFolder();
        if (!Files.isDirectory(site)) {
            exit(1, "There is no folder site here. Start the server in the lesson's folder.");
            return;
        }
        ServerSocket listener;
        try {
            listener = Server.listen(host, Server.parsePort(port));
        } catch (IllegalArgumentException e) {
            exit(2, "Usage: java webserver.Main [port] [host], with a port from 0 to 65535");
            return;
        } catch (IOException e) {
            exit(1, "Cannot listen on " + host + ":" + port + " (" + e.getMessage() + "). Try another port.");
            return;
        }
        Server.serve(listener, new FileHandler(site), new AccessLog(site.resolveSibling("access.log")));
    }

    // Whoever starts the server in the folder above, the workbook's, means this lesson's site too.
    private static Path siteFolder() {
        Path fromAbove = Path.of("step04-static-assets", "site");
        return Files.isDirectory(fromAbove) ? fromAbove : Path.of("site");
    }

    private static void exit(int code, String reason) {
        System.err.println(reason);
        System.exit(code);
    }
}
