package webserver;

import java.nio.file.Path;
import java.time.InstantSource;
import webserver.accounts.Accounts;
import webserver.framework.App;
import webserver.framework.Location;
import webserver.framework.RoutesConfig;
import webserver.framework.sessions.SessionKey;
import webserver.templates.Templates;
import webserver.wall.ErrorPages;
import webserver.wall.Notes;
import webserver.wall.NotesApi;
import webserver.wall.Trials;
import webserver.wall.WallPages;

/** Notes on a wall that everybody can read: {@code java webserver.Main [port] [host]}. */
public final class Main {

    private Main() {}

    /** Serves until the process is ended; exits with 2 for a port that is no port, with 1 for what it cannot have. */
    public static void main(String[] args) {
        Arguments arguments = Arguments.of(args);
        App app = app(arguments.site(), SessionKey.in(arguments.site().resolveSibling("session.key")));
        try {
            start(app, arguments.host(), arguments.port());
        } catch (RuntimeException e) {
            arguments.giveUp(e);
        }
    }

    /** The whole application, not started yet. */
    static App app(Path site, SessionKey key) {
        Templates templates = new Templates(site.resolve("templates"));
        return App.create(config -> {
            config.sessionKey(key);
            config.staticFiles.add(site.resolve("public").toString(), Location.EXTERNAL);
            config.fileRenderer((file, model, ctx) -> templates.render(file, model));
            addRoutes(config.routes);
        });
    }

    private static void addRoutes(RoutesConfig routes) {
        Notes notes = new Notes(InstantSource.system());
        new Trials().addTo(routes);
        new WallPages(notes, new Accounts(InstantSource.system())).addTo(routes);
        new NotesApi(notes).addTo(routes);
        ErrorPages.addTo(routes);
    }

    private static void start(App app, String host, int port) {
        app.start(host, port);
        System.out.println("Listening on http://" + host + ":" + app.port() + "/");
    }
}
