package webserver;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import tools.jackson.core.JacksonException;
import webserver.accounts.Account;
import webserver.accounts.AccountPages;
import webserver.accounts.Accounts;
import webserver.accounts.Journal;
import webserver.accounts.Pages;
import webserver.accounts.Sessions;
import webserver.chat.ChatApi;
import webserver.chat.ChatPage;
import webserver.chat.Message;
import webserver.chat.Room;
import webserver.files.FileHandler;
import webserver.http.AccessLog;
import webserver.http.Server;
import webserver.routing.Router;

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
        Router router;
        ServerSocket listener;
        try {
            router = router(site);
        } catch (JacksonException e) {
            exit(1, "Cannot read a journal in the folder data: " + e.getOriginalMessage() + " Mend or delete it.");
            return;
        }
        try {
            listener = Server.listen(host, Server.parsePort(port));
        } catch (IllegalArgumentException e) {
            exit(2, "Usage: java webserver.Main [port] [host], with a port from 0 to 65535");
            return;
        } catch (IOException e) {
            exit(1, "Cannot listen on " + host + ":" + port + " (" + e.getMessage() + "). Try another port.");
            return;
        }
        Server.serve(listener, router, new AccessLog(site.resolveSibling("access.log")));
    }

    private static Router router(Path site) throws IOException {
        Path data = Files.createDirectories(site.resolveSibling("data"));
        Sessions sessions = new Sessions(InstantSource.system());
        Pages pages = new Pages(site.resolve("pages"));
        Router router = new Router(new FileHandler(site.resolve("public")));
        router.register(new AccountPages(accounts(data), sessions, pages));
        router.register(new ChatPage(sessions, pages));
        router.register(new ChatApi(room(data), sessions));
        return router;
    }

    private static Accounts accounts(Path data) throws IOException {
        return new Accounts(new Journal<>(data.resolve("accounts.jsonl"), Account.class), InstantSource.system());
    }

    private static Room room(Path data) throws IOException {
        return new Room(new Journal<>(data.resolve("messages.jsonl"), Message.class));
    }

    // Whoever starts the server in the folder above, the workbook's, means this lesson's site too.
    private static Path siteFolder() {
        Path fromAbove = Path.of("step06-chat", "site");
        return Files.isDirectory(fromAbove) ? fromAbove : Path.of("site");
    }

    private static void exit(int code, String reason) {
        System.err.println(reason);
        System.exit(code);
    }
}
