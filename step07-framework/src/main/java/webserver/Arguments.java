package webserver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import webserver.http.Server;

/**
 * What the program is started with: {@code [port] [host]}, in a folder with a site.
 *
 * @param port from 0 to 65535; 0 lets the system pick a free one
 * @param host whose connections are accepted: 127.0.0.1 for those of this computer
 * @param site the folder with the pages
 */
record Arguments(int port, String host, Path site) {

    private static final String DEFAULT_PORT = "8000";
    private static final String DEFAULT_HOST = "127.0.0.1";

    /** Reads the arguments; ends the program with 2 for a port that is no port, with 1 if there is no site. */
    static Arguments of(String... args) {
        Path site = siteFolder();
        if (!Files.isDirectory(site)) {
            exit(1, "There is no folder site here. Start the server in the lesson's folder.");
        }
        String port = args.length > 0 ? args[0] : DEFAULT_PORT;
        return new Arguments(parse(port), args.length > 1 ? args[1] : DEFAULT_HOST, site);
    }

    private static int parse(String port) {
        try {
            return Server.parsePort(port);
        } catch (IllegalArgumentException e) {
            exit(2, "Start it with [port] [host], where the port is a number from 0 to 65535.");
            return -1; // never reached
        }
    }

    // Whoever starts the server in the folder above, the workbook's, means this lesson's site too.
    private static Path siteFolder() {
        Path fromAbove = Path.of("step07-framework", "site");
        return Files.isDirectory(fromAbove) ? fromAbove : Path.of("site");
    }

    /** Ends the program with 1, as it cannot listen. */
    void giveUp(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause(); // the first one knows best
        }
        String reason = Objects.requireNonNullElse(cause.getMessage(), cause.toString());
        exit(1, "Cannot listen on " + host + ":" + port + " (" + reason + "). Try another port.");
    }

    private static void exit(int code, String reason) {
        System.err.println(reason);
        System.exit(code);
    }
}
