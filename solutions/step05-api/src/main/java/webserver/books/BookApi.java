package webserver.books;

import java.util.List;
import tools.jackson.databind.JsonNode;
import webserver.http.Header;
import webserver.http.HttpError;
import webserver.http.Json;
import webserver.http.Request;
import webserver.http.Response;
import webserver.routing.Route;

/** Lets programs list, create, read, replace, change and delete books. */
public final class BookApi {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    private final Library library;

    /** @param library what is shown and changed */
    public BookApi(Library library) {
        this.library = library;
    }

    /**
     * A part of all books.
     *
     * @param count how many books there are in all
     * @param results the books of this part
     */
    record Page(int count, List<Book> results) {}

    // TASK 5.6 List the books
    /** The books from {@code offset} on, {@code limit} of them at most. */
    @Route(method = "GET", path = "/api/books")
    public Response list(Request request) {
        int offset = number(request, "offset", 0, 0, Integer.MAX_VALUE);
        int limit = number(request, "limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
        List<Book> all = library.all();
        List<Book> part = all.stream().skip(offset).limit(limit).toList();
        return Json.response(200, new Page(all.size(), part));
    }

    private static int number(Request request, String name, int preset, int min, int max) {
        List<String> values = request.query().get(name);
        if (values == null) {
            return preset;
        }
        String text = values.get(0);
        long number = text.matches("\\d{1,10}") ? Long.parseLong(text) : -1;
        if (number < min || number > max) {
            throw new HttpError(400, name + " is to be a whole number from " + min + " to " + max + ".");
        }
        return (int) number;
    }

    // TASK 5.6 Create a book
    /** Status 201, with the new book and where it is. */
    @Route(method = "POST", path = "/api/books")
    public Response create(Request request) {
        JsonNode fields = Json.readObject(request, Json.MEDIA_TYPE);
        Book book = library.add(id -> Book.of(id, fields));
        return respond(201, book).with(new Header("Location", "/api/books/" + book.id()));
    }

    // TASK 5.6 Read a book
    /** The book with this id. */
    @Route(method = "GET", path = "/api/books/{id}")
    public Response read(Request request, String id) {
        return respond(200, library.find(parseId(id)).orElseThrow(BookApi::noSuchBook));
    }

    // TASK 5.6 Replace a book
    /** The book as it is now. */
    @Route(method = "PUT", path = "/api/books/{id}")
    public Response replace(Request request, String id) {
        JsonNode fields = Json.readObject(request, Json.MEDIA_TYPE);
        Book book = library.change(parseId(id), old -> {
                    Preconditions.check(request, old);
                    return Book.of(old.id(), fields);
                })
                .orElseThrow(BookApi::noSuchBook);
        return respond(200, book);
    }

    // TASK 5.6 Delete a book
    /** Status 204. */
    @Route(method = "DELETE", path = "/api/books/{id}")
    public Response delete(Request request, String id) {
        library.remove(parseId(id), book -> Preconditions.check(request, book)).orElseThrow(BookApi::noSuchBook);
        return Response.empty(204);
    }

    // TASK 5.7 Change some fields of a book
    /** The book with the fields of a JSON merge patch (RFC 7396) in it. */
    @Route(method = "PATCH", path = "/api/books/{id}")
    public Response change(Request request, String id) {
        JsonNode patch = Json.readObject(request, MergePatch.MEDIA_TYPE);
        Book book = library.change(parseId(id), old -> {
                    Preconditions.check(request, old);
                    return Book.of(old.id(), MergePatch.apply(Json.MAPPER.valueToTree(old), patch));
                })
                .orElseThrow(BookApi::noSuchBook);
        return respond(200, book);
    }

    private static Response respond(int status, Book book) {
        return Preconditions.label(Json.response(status, book), book);
    }

    private static long parseId(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw noSuchBook();
        }
        return Long.parseLong(id);
    }

    private static HttpError noSuchBook() {
        return new HttpError(404, "There is no book with this id.");
    }
}
