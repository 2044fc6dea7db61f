package webserver.books;

import tools.jackson.databind.JsonNode;

/**
 * A book in the library.
 *
 * @param id its number, which no other book ever gets
 * @param title 1 to 200 characters
 * @param author 1 to 100 characters
 * @param year the year of its first publication, from -3000 to 2100
 */
public record Book(long id, String title, String author, int year) {

    // TASK 5.6 Take only what is a book
    /**
     * Makes a book of what a client has sent; fields that a book has not are left out.
     *
     * @throws HttpError 422 with an entry for each field that is not as it should be
     */
    static Book of(long id, JsonNode fields) {
        throw new UnsupportedOperationException("Task 5.6: take only what is a book (README, Task 6)");
    }
}
