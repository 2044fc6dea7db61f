package webserver.books;

import java.util.List;
import webserver.http.Request;
import webserver.http.Response;
import webserver.routing.Route;

/** Lets programs list, create, read, replace, change and delete books. */
public final class BookApi {

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
        throw new UnsupportedOperationException("Task 5.6: list the books (README, Task 6)");
    }

    // TASK 5.6 Create a book
    /** Status 201, with the new book and where it is. */
    @Route(method = "POST", path = "/api/books")
    public Response create(Request request) {
        throw new UnsupportedOperationException("Task 5.6: create a book (README, Task 6)");
    }

    // TASK 5.6 Read a book
    /** The book with this id. */
    @Route(method = "GET", path = "/api/books/{id}")
    public Response read(Request request, String id) {
        throw new UnsupportedOperationException("Task 5.6: read a book (README, Task 6)");
    }

    // TASK 5.6 Replace a book
    /** The book as it is now. */
    @Route(method = "PUT", path = "/api/books/{id}")
    public Response replace(Request request, String id) {
        throw new UnsupportedOperationException("Task 5.6: replace a book (README, Task 6)");
    }

    // TASK 5.6 Delete a book
    /** Status 204. */
    @Route(method = "DELETE", path = "/api/books/{id}")
    public Response delete(Request request, String id) {
        throw new UnsupportedOperationException("Task 5.6: delete a book (README, Task 6)");
    }

    // TASK 5.7 Change some fields of a book
    /** The book with the fields of a JSON merge patch (RFC 7396) in it. */
    @Route(method = "PATCH", path = "/api/books/{id}")
    public Response change(Request request, String id) {
        throw new UnsupportedOperationException("Task 5.7: change some fields of a book (README, Task 7)");
    }
}
