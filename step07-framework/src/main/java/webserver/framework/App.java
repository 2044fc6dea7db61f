package webserver.framework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.function.Consumer;
import webserver.http.AccessLog;
import webserver.http.Request;
import webserver.http.Response;
import webserver.http.Server;

/** A web application: handlers, and the server that calls them. */
public final class App {

    private static final String DEFAULT_HOST = "127.0.0.1";

    private final AppConfig config;
    private ServerSocket listener;

    private App(AppConfig config) {
        this.config = config;
    }

    /** An application that is not started yet. */
    public static App create(Consumer<AppConfig> configuration) {
        AppConfig config = new AppConfig();
        configuration.accept(config);
        return new App(config);
    }

    /** Starts it for clients on this computer; see {@link #start(String, int)}. */
    public App start(int port) {
        return start(DEFAULT_HOST, port);
    }

    /**
     * Starts it, and returns as soon as clients can connect.
     *
     * @param port 0 lets the system pick a free one
     * @throws UncheckedIOException if the port is taken or the host is not this computer's
     */
    public App start(String host, int port) {
        try {
            listener = Server.listen(host, port);
            AccessLog log = new AccessLog(Path.of("access.log"));
            Router router = new Router(config);
            new Thread(() -> Server.serve(listener, request -> answer(request, router), log), "server").start();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // What is asked of the server as a whole is no handler's business (RFC 9110, 9.1 and 9.3.7).
    private static Response answer(Request request, Router router) {
        request.refuseUnknownMethod();
        boolean aboutServer =
                request.method().equals("OPTIONS") && request.target().equals("*");
        return aboutServer ? Response.empty(204) : router.answer(request);
    }

    /** The port that it listens on. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Ends it: no client is accepted any more. */
    public App stop() {
        try {
            listener.close();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
