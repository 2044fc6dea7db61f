package webserver.books;

import java.util.UUID;
import java.util.stream.Stream;
import webserver.http.Header;
import webserver.http.HttpError;
import webserver.http.Json;
import webserver.http.Request;
import webserver.http.Response;

/** Keeps a client from overwriting what it has not seen (RFC 9110, 13.1.1; RFC 6585, 3). */
final class Preconditions {

    private Preconditions() {}

    // TASK 5.8 Give each state of a book its name
    /** The response with the book's ETag, by which its reader can say later what it has read. */
    static Response label(Response response, Book book) {
        return response.with(new Header("ETag", entityTag(book)));
    }

    // TASK 5.8 Let nobody overwrite what he has not seen
    /** @throws HttpError 412 if the request's If-Match names another state of the book, 428 if a PUT has no If-Match */
    static void check(Request request, Book book) {
        String wanted = String.join(",", request.values("If-Match"));
        if (wanted.isEmpty()) {
            if (request.method().equals("PUT")) {
                throw new HttpError(428, "Say with If-Match which state of the book you mean to replace.");
            }
            return;
        }
        boolean same = Stream.of(wanted.split(","))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(entityTag(book)));
        if (!same) {
            throw new HttpError(412, "The book has changed since you read it.");
        }
    }

    private static String entityTag(Book book) {
        return '"' + UUID.nameUUIDFromBytes(Json.MAPPER.writeValueAsBytes(book)).toString() + '"';
    }
}
