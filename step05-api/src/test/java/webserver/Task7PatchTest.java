package webserver;

import static gradingkit.wire.KitAssertions.assertThat;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.Ask;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Reply;
import java.util.List;

class Task7PatchTest extends Step05 {

    private static final String PATCH = "application/merge-patch+json";

    // What is not in the patch is missing in the book.
    @Check(
            id = "5.7.1",
            says = "PATCH changes the fields that it names, and no others",
            points = 4,
            did = "The suite makes a book, changes its year with this, and asks for it.",
            why = "RFC 7396, 2: what a merge patch does not name stays as it is")
    void changes(ServerUnderTest server, Dice dice) {
        Books books = new Books(server);
        String title = dice.word();
        long id = books.create(title);

        Reply reply = books.patch(id, PATCH, "{\"year\":1815}");

        Shelf.Entry changed = new Shelf.Entry(id, title, "Somebody", 1815);
        assertThat(reply).as("the book is there, and its year is a right one").hasStatus(200);
        Books.isBook(reply, changed);
        Books.isBook(books.get(id), changed);
    }

    // null is taken for a value, or for a field that is not there.
    @Check(
            id = "5.7.2",
            says = "null takes a field out, so that a book without its title is refused with 422",
            points = 3,
            did = "The suite makes a book, takes its title out with this, and asks for it.",
            why = "RFC 7396, 2: null in a merge patch removes the field; a book without a title is none",
            needs = "5.1.8")
    void removes(ServerUnderTest server, Dice dice) {
        Books books = new Books(server);
        String title = dice.word();
        long id = books.create(title);

        Reply reply = books.patch(id, PATCH, "{\"title\":null}");

        assertThat(reply).as("the book would have no title").hasStatus(422);
        books.has(id, title);
    }

    // Every patch is thought to be of this kind.
    @Check(
            id = "5.7.3",
            says = "A patch of another media type gets status 415",
            points = 2,
            did = "The suite makes a book, and sends this for it.",
            why = "RFC 5789, 2.2: what a patch means is told by its media type; 415 if it is not understood",
            needs = "5.1.8")
    void refusesOtherMediaTypes(ServerUnderTest server, Dice dice) {
        Books books = new Books(server);
        long id = books.create(dice.word());

        for (String mediaType : List.of("text/plain", Ask.JSON)) {
            assertThat(books.patch(id, mediaType, "{\"year\":1815}"))
                    .as(mediaType + " is no merge patch")
                    .hasStatus(415);
        }
    }

    // What is not there is made of the patch, or fails with a 500.
    @Check(
            id = "5.7.4",
            says = "PATCH for an id that no book has gets status 404",
            points = 1,
            did = "The suite makes a book, deletes it, and sends this for it.",
            why = "RFC 9110, 15.5.5: there is nothing to be changed",
            needs = "5.1.8")
    void knowsItsIds(ServerUnderTest server, Dice dice) {
        Books books = new Books(server);
        long id = books.create(dice.word());
        books.delete(id);

        assertThat(books.patch(id, PATCH, "{\"year\":1815}"))
                .as("the book was deleted")
                .hasStatus(404);
    }
}
