package webserver.routing;

import java.util.ArrayList;
import java.util.List;
import webserver.http.HttpError;
import webserver.http.Request;
import webserver.http.Responder;
import webserver.http.Response;

/** Has each request answered by the method whose {@link Route} it fits, or else by a file. */
public final class Router implements Responder {

    private final Responder files;
    private final List<Endpoint> endpoints = new ArrayList<>();

    /** @param files answers whatever no route does */
    public Router(Responder files) {
        this.files = files;
    }

    // TASK 5.1 Find the handlers
    /**
     * Adds all methods of an object that are marked with {@link Route}.
     *
     * @throws IllegalStateException if there are two for one route
     */
    public void register(Object owner) {}

    // TASK 5.1 Choose the handler
    /**
     * Has the request answered: by the handler of its path and method; with 405 if the path has other methods only;
     * by the files if the path has no handler at all, or with 404 if it begins with /api/.
     */
    @Override
    public Response answer(Request request) {
        return files.answer(request);
    }

    // TASK 5.9 Let other sites read refusals
    /** The answer to a request that never came to a handler, such as one whose body is too large. */
    @Override
    public Response refuse(Request request, HttpError error) {
        return error.problem();
    }
}
