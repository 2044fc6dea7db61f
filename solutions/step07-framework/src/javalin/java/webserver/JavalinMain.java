package webserver;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.staticfiles.Location;
import io.javalin.json.JavalinJackson3;
import io.javalin.util.JavalinLogger;
import java.nio.file.Path;
import java.time.InstantSource;
import webserver.accounts.Accounts;
import webserver.http.Json;
import webserver.javalin.ErrorPages;
import webserver.javalin.NotesApi;
import webserver.javalin.Trials;
import webserver.javalin.WallPages;
import webserver.templates.Templates;
import webserver.wall.Notes;

/** Notes on a wall that everybody can read: {@code java webserver.JavalinMain [port] [host]}. */
public final class JavalinMain {

    private JavalinMain() {}

    /** Serves until the process is ended; exits with 2 for a port that is no port, with 1 for what it cannot have. */
    public static void main(String[] args) {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn"); // stack traces, but no news
        Arguments arguments = Arguments.of(args);
        Javalin app = app(arguments.site());
        try {
            start(app, arguments.host(), arguments.port());
        } catch (RuntimeException e) {
            arguments.giveUp(e);
        }
    }

    /** The whole application, not started yet. */
    static Javalin app(Path site) {
        Templates templates = new Templates(site.resolve("templates"));
        return Javalin.create(config -> {
            adapt(config);
            config.staticFiles.add(site.resolve("public").toString(), Location.EXTERNAL);
            config.fileRenderer((file, model, ctx) -> templates.render(file, model));
            addRoutes(config.routes);
        });
    }

    // What Javalin does in another way than our framework, unless it is told.
    private static void adapt(JavalinConfig config) {
        config.http.prefer405over404 = true;
        config.http.defaultContentType = "text/plain; charset=utf-8";
        config.jsonMapper(new JavalinJackson3(Json.MAPPER, false));
        config.jetty.modifyServletContextHandler(
                handler -> handler.getSessionHandler().setSessionCookie("session"));
        config.routes
                .after(JavalinMain::nameCharset)
                .after("/login", JavalinMain::renewSessionId)
                .after("/register", JavalinMain::renewSessionId)
                .wsBeforeUpgrade(JavalinMain::refuseOtherSites);
    }

    private static void nameCharset(Context ctx) {
        if ("text/html".equals(ctx.res().getContentType())) {
            ctx.contentType("text/html; charset=utf-8");
        }
    }

    // The id that the browser had before its user logged in may be known to somebody else.
    private static void renewSessionId(Context ctx) {
        if (ctx.req().getSession(false) != null) {
            ctx.req().changeSessionId();
        }
    }

    // A browser lets the page of any site open a WebSocket, and says in Origin whose it was (RFC 6455, 10.2).
    private static void refuseOtherSites(Context ctx) {
        String origin = ctx.header("Origin");
        if (origin != null && !origin.replaceFirst("^https?://", "").equalsIgnoreCase(ctx.header("Host"))) {
            throw new ForbiddenResponse("This was sent by the page of another site.");
        }
    }

    private static void start(Javalin app, String host, int port) {
        JavalinLogger.enabled = false; // what goes wrong here is an exception
        app.start(host, port);
        JavalinLogger.enabled = true;
        System.out.println("Listening on http://" + host + ":" + app.port() + "/");
    }

    // TASK 7.7 Move the application
    /** What {@link Main} does there, with the classes of the wall copied into {@code webserver.javalin}. */
    private static void addRoutes(RoutesConfig routes) {
        Notes notes = new Notes(InstantSource.system());
        new Trials().addTo(routes);
        new WallPages(notes, new Accounts(InstantSource.system())).addTo(routes);
        new NotesApi(notes).addTo(routes);
        ErrorPages.addTo(routes);
    }
}
