package webserver;

import java.nio.file.Path;
import webserver.files.FileHandler;
import webserver.http.Request;
import webserver.http.Response;
import webserver.routing.Route;
import webserver.routing.Router;

/** A mistake, made on purpose: two methods for one route. It has to be noticed at the start, and not by a client. */
public final class TwoHandlers {

    private TwoHandlers() {}

    /** Registers the two; exits with 1 and says which they are. */
    public static void main(String[] args) throws Exception {
        Router router = new Router(new FileHandler(Path.of(".")));
        try {
            router.register(new TwoHandlers());
            System.out.println("Nobody has noticed that GET /twice has two handlers.");
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    @Route(method = "GET", path = "/twice/{first}")
    public Response one(Request request, String first) {
        return Response.empty(204);
    }

    @Route(method = "GET", path = "/twice/{second}")
    public Response other(Request request, String second) {
        return Response.empty(204);
    }
}
