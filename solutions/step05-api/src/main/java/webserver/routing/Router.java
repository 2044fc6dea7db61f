package webserver.routing;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import webserver.http.Header;
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
    public void register(Object owner) {
        for (Method method : owner.getClass().getDeclaredMethods()) {
            Route route = method.getAnnotation(Route.class);
            if (route != null) {
                add(new Endpoint(route, owner, method));
            }
        }
    }

    private void add(Endpoint endpoint) {
        for (Endpoint other : endpoints) {
            if (!endpoint.differsFrom(other)) {
                String route =
                        endpoint.route().method() + " " + endpoint.route().path();
                throw new IllegalStateException(route + " has two handlers: " + other + " and " + endpoint);
            }
        }
        endpoints.add(endpoint);
    }

    // TASK 5.1 Choose the handler
    /**
     * Has the request answered: by the handler of its path and method; with 405 if the path has other methods only;
     * by the files if the path has no handler at all, or with 404 if it begins with /api/.
     */
    @Override
    public Response answer(Request request) {
        if (request.target().equals("*")) {
            return files.answer(request);
        }
        String path = request.path();
        List<Endpoint> there =
                endpoints.stream().filter(endpoint -> endpoint.matches(path)).toList();
        if (there.isEmpty() && !path.startsWith("/api/")) {
            return files.answer(request);
        }
        return Cors.apply(request, respond(request, there));
    }

    // An error is an answer too, and the script of another site is to read it.
    private static Response respond(Request request, List<Endpoint> there) {
        try {
            return call(request, there);
        } catch (HttpError e) {
            return e.problem();
        }
    }

    private static Response call(Request request, List<Endpoint> there) {
        if (there.isEmpty()) {
            throw new HttpError(404, "There is nothing at this path.");
        }
        String method = request.method().equals("HEAD") ? "GET" : request.method(); // RFC 9110, 9.3.2
        for (Endpoint endpoint : there) {
            if (endpoint.route().method().equals(method)) {
                return endpoint.call(request);
            }
        }
        Header allow = new Header("Allow", allowed(there));
        if (request.method().equals("OPTIONS")) {
            return Response.empty(204, allow);
        }
        request.refuseUnknownMethod();
        throw new HttpError(405, "At this path, " + request.method() + " is not allowed.", allow);
    }

    private static String allowed(List<Endpoint> there) {
        return Stream.concat(Stream.of("OPTIONS"), there.stream().flatMap(Router::methods))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Stream<String> methods(Endpoint endpoint) {
        String method = endpoint.route().method();
        return method.equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(method);
    }

    // TASK 5.9 Let other sites read refusals
    /** The answer to a request that never came to a handler, such as one whose body is too large. */
    @Override
    public Response refuse(Request request, HttpError error) {
        return Cors.apply(request, error.problem());
    }
}
