package webserver.books;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import webserver.http.HttpError;
import webserver.http.Problem;

/**
 * A book in the library.
 *
 * @param id its number, which no other book ever gets
 * @param title 1 to 200 characters
 * @param author 1 to 100 characters
 * @param year the year of its first publication, from -3000 to 2100
 */
public record Book(long id, String title, String author, int year) {

    private static final int MAX_TITLE_CHARACTERS = 200;
    private static final int MAX_AUTHOR_CHARACTERS = 100;
    private static final int FIRST_YEAR = -3_000;
    private static final int LAST_YEAR = 2_100;

    // TASK 5.6 Take only what is a book
    /**
     * Makes a book of what a client has sent; fields that a book has not are left out.
     *
     * @throws HttpError 422 with an entry for each field that is not as it should be
     */
    static Book of(long id, JsonNode fields) {
        List<Problem.FieldError> errors = new ArrayList<>();
        String title = text(fields, "title", MAX_TITLE_CHARACTERS, errors);
        String author = text(fields, "author", MAX_AUTHOR_CHARACTERS, errors);
        int year = year(fields, errors);
        if (!errors.isEmpty()) {
            throw new HttpError(errors);
        }
        return new Book(id, title, author, year);
    }

    private static String text(JsonNode fields, String name, int maxCharacters, List<Problem.FieldError> errors) {
        JsonNode value = fields.path(name);
        String text = value.isString() ? value.stringValue().strip() : "";
        if (text.isEmpty() || text.codePointCount(0, text.length()) > maxCharacters) {
            errors.add(new Problem.FieldError(name, "should be a text of 1 to " + maxCharacters + " characters"));
        }
        return text;
    }

    private static int year(JsonNode fields, List<Problem.FieldError> errors) {
        JsonNode value = fields.path("year");
        boolean isInt = value.isIntegralNumber() && value.canConvertToInt();
        int year = isInt ? value.intValue() : Integer.MAX_VALUE;
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            errors.add(
                    new Problem.FieldError("year", "should be a whole number from " + FIRST_YEAR + " to " + LAST_YEAR));
        }
        return year;
    }
}
