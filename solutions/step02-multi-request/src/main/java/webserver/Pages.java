package webserver;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The pages of this server, and the paths that lead to them. */
final class Pages {

    // RFC 9110, 9.1, and RFC 5789
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

    private final Map<String, Function<Request, Response>> routes = Map.of(
            "/", request -> home(), "/hello", this::hello, "/request", this::requestPage, "/count", request -> count());

    private int answered;

    /**
     * Answers a request with a page.
     *
     * @throws HttpError if there is none for it
     */
    Response answer(Request request) {
        refuse(request);
        Response response = route(request.path()).apply(request);
        answered++;
        return response;
    }

    // TASK 2.4 Find the page
    /**
     * The page that a path leads to.
     *
     * @throws HttpError with 404 if it leads nowhere
     */
    private Function<Request, Response> route(String path) {
        if (!routes.containsKey(path)) {
            throw new HttpError(404, "There is no page " + path + " on this server.");
        }
        return routes.get(path);
    }

    // TASK 2.4 GET /
    /** The home page, with a link to each of the others. */
    private Response home() {
        return Response.html(200, Html.page("Home", """
                <ul>
                <li><a href="/hello?name=Ada">A greeting</a>
                <li><a href="/request">Your request, as this server understood it</a>
                <li><a href="/count">How many requests it has answered</a>
                </ul>"""));
    }

    // TASK 2.4 GET /hello?name=Ada
    /** Greets whom the query names, or the world. */
    private Response hello(Request request) {
        String name = request.query().getOrDefault("name", List.of("world")).get(0);
        return Response.html(200, Html.page("Hello, " + name + "!", "<p><a href=\"/\">Home</a></p>"));
    }

    // TASK 2.4 GET /count
    /** Says how many requests were answered before this one. */
    private Response count() {
        return Response.html(200, Html.page("Count", "<p>Requests answered so far: " + answered + "</p>"));
    }

    // TASK 2.5 Refuse a method
    /** @throws HttpError with 501 if the server does not know the method, with 405 if the page does not have it */
    private void refuse(Request request) {
        if (!METHODS.contains(request.method())) {
            throw new HttpError(501, "This server does not know the method " + request.method() + ".");
        }
        if (routes.containsKey(request.path()) && !request.method().equals("GET")) {
            throw new HttpError(405, "This page can only be read, with GET.", new Header("Allow", "GET"));
        }
    }

    /** Shows a request as the server understood it, a row for each part. */
    private Response requestPage(Request request) {
        StringBuilder rows = new StringBuilder();
        rows.append(row("method", request.method()));
        rows.append(row("target", request.target()));
        rows.append(row("version", request.version()));
        rows.append(row("path", request.path()));
        request.query().forEach((name, values) -> values.forEach(value -> rows.append(row("query " + name, value))));
        rows.append(row("host", request.header("Host").orElse("none")));
        request.headers().forEach(header -> rows.append(row("header " + header.name(), header.value())));
        return Response.html(200, Html.page("Your request", "<table>\n" + rows + "</table>"));
    }

    private static String row(String name, String value) {
        return "<tr><th>" + Html.escape(name) + "</th><td>" + Html.escape(value) + "</td></tr>\n";
    }
}
