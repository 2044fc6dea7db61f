package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.Ask;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Json;
import gradingkit.wire.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

class Task5SearchTest extends Step05 {

    // Written for the books that are given, not for those in the file; the answer is a bare list.
    @Check(
            id = "5.5.1",
            says = "A search finds the book whose title has the word",
            points = 2,
            why = "Task 5: POST /api/search answers with the results, from the books in site/books.json")
    void finds(ServerUnderTest server, Dice dice) throws IOException {
        Shelf.Entry book = Shelf.of(server, dice).entry(dice.number(20));

        finds(server, book.firstWord(), List.of(book));
    }

    // The answer is the results alone.
    @Check(
            id = "5.5.9",
            says = "The answer to a search repeats the query, and counts the results",
            points = 1,
            why = "Task 5: POST /api/search answers with query, count and results",
            needs = "5.5.1")
    void tellsQueryAndCount(ServerUnderTest server, Dice dice) throws IOException {
        String query = Shelf.of(server, dice).entry(dice.number(20)).firstWord();

        JsonNode answer = search(server, query);

        if (!answer.path("query").equals(parse("'" + query + "'"))) {
            fail("query should be \"" + query + "\"; found " + answer.path("query"));
        }
        counts(answer, 1);
    }

    private static void counts(JsonNode answer, int results) {
        if (!answer.path("count").equals(parse(String.valueOf(results)))) {
            fail("count should be " + results + ", the number of results; found " + answer.path("count"));
        }
    }

    // Authors are not looked at; the words are looked for as one text, or one of them is enough.
    @Check(
            id = "5.5.2",
            says = "Each word of the query has to be in title or author",
            points = 1,
            why = "Task 5: one word may be in the title and another one in the author; none may be missing",
            needs = "5.5.1")
    void findsAllWords(ServerUnderTest server, Dice dice) throws IOException {
        Shelf shelf = Shelf.of(server, dice);
        Shelf.Entry book = shelf.entry(dice.number(10));
        Shelf.Entry other = shelf.entry(10 + dice.number(10));
        String author = book.author().split(" ")[1];

        finds(server, author, List.of(book));
        finds(server, author + " " + book.firstWord(), List.of(book));
        finds(server, book.firstWord() + " " + other.firstWord(), List.of());
    }

    // Letters are compared as they are.
    @Check(
            id = "5.5.3",
            says = "Upper and lower case make no difference",
            points = 1,
            why = "Task 5: whoever types in a hurry does not press shift",
            needs = "5.5.1")
    void ignoresCase(ServerUnderTest server, Dice dice) throws IOException {
        Shelf.Entry book = Shelf.of(server, dice).entry(dice.number(20));

        finds(server, book.title().toLowerCase(Locale.ROOT), List.of(book));
        finds(server, book.author().toUpperCase(Locale.ROOT), List.of(book));
    }

    // The results are in the order of the file, or of the titles alone; or there are two groups.
    @Check(
            id = "5.5.4",
            says = "Titles that begin with the query come first, then those that have it in them, then the rest",
            points = 2,
            why = "Task 5: the best result comes first; within each of the three groups they are sorted by title",
            needs = "5.5.1")
    void ranks(ServerUnderTest server, Dice dice) throws IOException {
        Shelf shelf = Shelf.of(server, dice);

        finds(server, shelf.commonWord(), shelf.ranked());
    }

    // Nothing found is called an error; or all of the book is looked through, the names of its fields, too.
    @Check(
            id = "5.5.5",
            says = "A search that finds nothing is answered with 200, and an empty list",
            points = 1,
            why = "Task 5: the search has worked; that there is no such book is its result",
            needs = "5.5.1")
    void findsNothing(ServerUnderTest server, Dice dice) throws IOException {
        Shelf.of(server, dice);

        JsonNode answer = search(server, dice.word());

        Books.areResults(answer, List.of());
        counts(answer, 0);
        finds(server, "author", List.of());
    }

    private static void finds(ServerUnderTest server, String query, List<Shelf.Entry> books) {
        Books.areResults(search(server, query), books);
    }

    private static JsonNode search(ServerUnderTest server, String query) {
        Reply reply =
                Ask.to("POST /api/search").json("{\"query\":\"" + query + "\"}").of(server);
        assertThat(reply).as("this is a search").hasStatus(200).hasMediaType("application/json");
        return Json.in(reply);
    }

    // Content-Type is not looked at.
    @Check(
            id = "5.5.6",
            says = "A search that is not application/json gets status 415",
            points = 1,
            why = "RFC 9110, 15.5.16: 415 says that the body is of a kind that is not understood here",
            needs = "5.1.8")
    void refusesOtherMediaTypes(ServerUnderTest server) {
        for (String mediaType : List.of("text/plain", Ask.FORM, "application/json-seq")) {
            assertThat(Ask.to("POST /api/search")
                            .body(mediaType, "{\"query\":\"a\"}")
                            .of(server))
                    .as("\"" + mediaType + "\" is not JSON")
                    .hasStatus(415);
        }
    }

    // The parser's exception becomes a 500.
    @Check(
            id = "5.5.7",
            says = "A body that is no JSON gets status 400",
            points = 1,
            why = "RFC 9110, 15.5.1: 400 says that the client has made a mistake, here in its JSON",
            needs = "5.1.8")
    void refusesBrokenJson(ServerUnderTest server) {
        for (String json : List.of("{\"query\":\"a\"", "query=a", "{\"query\":}")) {
            assertThat(Ask.to("POST /api/search").json(json).of(server))
                    .as(json + " is no JSON")
                    .hasStatus(400);
        }
    }

    // Nothing is searched for, and everything found; a number is taken for a text.
    @Check(
            id = "5.5.8",
            says = "A search without a query gets status 422, and errors names the field",
            points = 2,
            why = "RFC 9110, 15.5.21: 422 says that the JSON is right, but not what is in it",
            needs = "5.1.8")
    void refusesMissingQuery(ServerUnderTest server) {
        for (String json : List.of("{}", "{\"query\":42}", "{\"query\":\"\"}", "{\"query\":\"  \"}")) {
            Reply reply = Ask.to("POST /api/search").json(json).of(server);
            assertThat(reply).as(json + " has no text to look for").hasStatus(422);
            Task6BooksTest.hasErrors(reply, "query");
        }
    }
}
