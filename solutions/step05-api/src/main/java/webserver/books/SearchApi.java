package webserver.books;

import java.util.List;
import tools.jackson.databind.JsonNode;
import webserver.http.HttpError;
import webserver.http.Json;
import webserver.http.Problem;
import webserver.http.Request;
import webserver.http.Response;
import webserver.routing.Route;

/** Finds books while somebody types. */
public final class SearchApi {

    private final Library library;

    /** @param library what is searched */
    public SearchApi(Library library) {
        this.library = library;
    }

    /**
     * What the client gets.
     *
     * @param query what it has asked for
     * @param count how many results there are
     * @param results the books, the best first
     */
    record Found(String query, int count, List<Book> results) {}

    // TASK 5.5 Answer a search
    /**
     * The books that the query in a JSON object, such as {@code {"query":"dune"}}, finds.
     *
     * @throws HttpError 422 if there is no query, or nothing in it
     */
    @Route(method = "POST", path = "/api/search")
    public Response search(Request request) {
        JsonNode query = Json.readObject(request, Json.MEDIA_TYPE).path("query");
        if (!query.isString() || query.stringValue().isBlank()) {
            throw new HttpError(List.of(new Problem.FieldError("query", "should be a text that is not empty")));
        }
        List<Book> results = library.search(query.stringValue());
        return Json.response(200, new Found(query.stringValue(), results.size(), results));
    }
}
