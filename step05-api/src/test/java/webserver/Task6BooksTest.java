package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.Ask;
import gradingkit.server.ServerUnderTest;
import gradingkit.text.Excerpt;
import gradingkit.wire.Json;
import gradingkit.wire.Reply;
import gradingkit.wire.Wire;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

class Task6BooksTest extends Step05 {

    private static final int DEFAULT_LIMIT = 20;
    private static final int AT_ONCE = 50;
    private static final int FEW = 6; // more than there are free ids between two of the books on the shelf

    // The id stays a secret.
    @Check(
            id = "5.6.1",
            says = "POST /api/books makes a book, and shows it with its id",
            points = 2,
            why = "Task 6: the answer to POST /api/books is the new book")
    void creates(ServerUnderTest server, Dice dice) {
        String title = "Die Tür, " + dice.word();
        String author = "Émile " + dice.word();

        Reply reply = new Books(server).post(Books.fields(title, author, -44));

        assertThat(reply).as("there is a new book").hasStatusIn(201, 200); // which of them is right, is told by 5.6.2
        Books.isBook(reply, new Shelf.Entry(Books.id(reply), title, author, -44));
    }

    // Status 200, as for what was there before; Location is missing, or leads to the list.
    @Check(
            id = "5.6.2",
            says = "The status is 201, and Location leads to the new book",
            points = 2,
            why = "RFC 9110, 15.3.2 and 10.2.2: 201 says that something new is there, and Location where")
    void tellsLocation(ServerUnderTest server, Dice dice) {
        String title = dice.word();
        Reply created = new Books(server).post(Books.fields(title, "Somebody", 1999));
        assertThat(created).as("there is a new book").hasStatus(201).hasHeader("Location");

        Reply reply = Ask.to("GET " + path(server, created.header("Location").orElse("")))
                .of(server);

        assertThat(reply).as("Location is where the book is").hasStatus(200);
        Books.isBook(reply, new Shelf.Entry(Books.id(created), title, "Somebody", 1999));
    }

    private static String path(ServerUnderTest server, String location) {
        try {
            URI base = URI.create("http://" + server.hostHeader() + Books.PATH);
            return base.resolve(location).getRawPath();
        } catch (IllegalArgumentException e) {
            return fail("Location should be the address of the book; found " + Excerpt.of(location));
        }
    }

    // The answer shows the new fields, and the library keeps the old ones; the book gets another id.
    @Check(
            id = "5.6.3",
            says = "PUT puts another book in the place of the first",
            points = 2,
            did = "The suite makes a book, puts another one in its place, and asks for it.",
            why = "RFC 9110, 9.3.4: PUT replaces what is there; the id stays")
    void replaces(ServerUnderTest server, Dice dice) {
        Books books = new Books(server);
        long id = books.create(dice.word());
        Shelf.Entry other = new Shelf.Entry(id, dice.word(), dice.word(), 2001);

        Reply reply = books.put(id, Books.fields(other.title(), other.author(), other.year()));

        assertThat(reply).as("the book is there, and the new one is right").hasStatus(200);
        Books.isBook(reply, other);
        Books.isBook(books.get(id), other);
    }

    // 200 with an empty body; or the book is still there.
    @Check(
            id = "5.6.4",
            says = "DELETE gets status 204, and then the book is gone",
            points = 2,
            did = "The suite makes a book, deletes it, asks for it, and deletes it again.",
            why = "RFC 9110, 9.3.5 and 15.3.5: done, and there is nothing more to say",
            needs = "5.1.8")
    void deletes(ServerUnderTest server, Dice dice) {
        Books books = new Books(server);
        long id = books.create(dice.word());

        assertThat(books.delete(id)).as("the book was there").hasStatus(204);
        assertThat(books.get(id)).as("the book was deleted").hasStatus(404);
        assertThat(books.delete(id)).as("the book was deleted before").hasStatus(404);
    }

    // An exception of parseLong or parseInt is a 500; to delete what is not there is a success, and to replace it, too.
    @Check(
            id = "5.6.5",
            says = "An id that no book has gets status 404",
            points = 1,
            why = "Task 6: below /api/books/ is nothing but the books, whatever the id looks like",
            needs = "5.1.8")
    void knowsItsIds(ServerUnderTest server, Dice dice) {
        boolean replaces = replaces(new Books(server), dice);
        for (String id : List.of("3999999999", "99999999999999999999", dice.word(), "-1")) {
            for (String method : List.of("GET", "DELETE")) {
                assertThat(Ask.to(method + " " + Books.PATH + "/" + id).of(server))
                        .as("no book has this id")
                        .hasStatus(404);
            }
            if (replaces) {
                assertThat(Ask.to("PUT " + Books.PATH + "/" + id)
                                .json(Books.fields(dice.word()))
                                .of(server))
                        .as("no book has this id, and from Task 8 on a PUT without If-Match may be refused first")
                        .hasStatusIn(404, 428);
            }
        }
    }

    // Whether a PUT works at all, is told by 5.6.3.
    private static boolean replaces(Books books, Dice dice) {
        return books.put(books.create(dice.word()), Books.fields(dice.word())).status() == 200;
    }

    // All books come at once; or in the order of the file, or of a hash table; count is that of the page; a new book
    // takes the place of an old one.
    @Check(
            id = "5.6.6",
            says = "GET /api/books gives the first 20 books, in the order of their ids, and the number of all",
            points = 1,
            why = "Task 6: the list is {\"count\":…,\"results\":[…]}, where count is the number of all books")
    void lists(ServerUnderTest server, Dice dice) throws IOException {
        Shelf shelf = Shelf.of(server, dice);
        long before = count(list(server, ""));
        for (int i = 0; i < FEW; i++) {
            new Books(server).create(dice.word());
        }

        JsonNode list = list(server, "");

        List<Long> ids = ids(list);
        if (ids.size() != DEFAULT_LIMIT || !ids.equals(new ArrayList<>(new TreeSet<>(ids)))) {
            fail("without a limit the list has the first 20 books, in the order of their ids; found the ids " + ids);
        }
        if (before < shelf.entries().size() || count(list) != before + FEW) {
            fail("books.json has " + shelf.entries().size() + " books, count was " + before + ", then " + FEW
                    + " books were created, and now count is " + count(list));
        }
    }

    // They are not looked at; offset counts pages.
    @Check(
            id = "5.6.7",
            says = "limit and offset choose a part of the list",
            points = 1,
            why = "Task 6: limit is how many books come, offset how many are left out before")
    void listsParts(ServerUnderTest server, Dice dice) throws IOException {
        Shelf shelf = Shelf.of(server, dice);
        List<Long> all = ids(list(server, "?limit=100"));
        if (all.size() < shelf.entries().size()) {
            fail("with ?limit=100 all books are asked for, and there are no fewer than "
                    + shelf.entries().size() + "; found " + all);
        }
        int offset = dice.between(3, 9);
        int limit = dice.between(11, 15);

        isPart(server, "?limit=" + limit + "&offset=" + offset, all.subList(offset, offset + limit));
        isPart(server, "?offset=" + offset, all.subList(offset, Math.min(all.size(), offset + DEFAULT_LIMIT)));
        isPart(server, "?limit=1&offset=0", all.subList(0, 1));
        isPart(server, "?offset=123456", List.of());
    }

    private static void isPart(ServerUnderTest server, String query, List<Long> expected) {
        List<Long> ids = ids(list(server, query));
        if (!ids.equals(expected)) {
            fail("with " + query + " the books " + expected + " are asked for; found " + ids);
        }
    }

    // parseInt throws, and the answer is 500; a limit of a million is served.
    @Check(
            id = "5.6.8",
            says = "A limit or offset that is none gets status 400",
            points = 1,
            why = "Task 6: limit is a number from 1 to 100, offset one from 0 on",
            needs = "5.1.8")
    void refusesBrokenLimits(ServerUnderTest server, Dice dice) {
        for (String query : List.of("limit=0", "limit=101", "limit=" + dice.word(), "offset=-1", "offset=1.5")) {
            assertThat(Ask.to("GET " + Books.PATH + "?" + query).of(server))
                    .as(query + " is none")
                    .hasStatus(400);
        }
    }

    // The parser's exception becomes a 500.
    @Check(
            id = "5.6.9",
            says = "A book that is no JSON gets status 400",
            points = 1,
            why = "RFC 9110, 15.5.1: 400 says that the client has made a mistake, here in its JSON",
            needs = "5.1.8")
    void refusesBrokenJson(ServerUnderTest server, Dice dice) {
        Books books = new Books(server);
        long id = books.create(dice.word());

        assertThat(books.post("{\"title\":\"a\",")).as("this is no JSON").hasStatus(400);
        assertThat(books.post("")).as("nothing is no JSON").hasStatus(400);
        assertThat(books.put(id, "{'title':'a'}")).as("this is no JSON").hasStatus(400);
    }

    // Content-Type is not looked at.
    @Check(
            id = "5.6.10",
            says = "A book that is not application/json gets status 415",
            points = 1,
            why = "RFC 9110, 15.5.16: 415 says that the body is of a kind that is not understood here",
            needs = "5.1.8")
    void refusesOtherMediaTypes(ServerUnderTest server, Dice dice) {
        assertThat(Ask.to("POST " + Books.PATH)
                        .body("text/plain", Books.fields(dice.word()))
                        .of(server))
                .as("text/plain is not JSON")
                .hasStatus(415);
    }

    // The first wrong field is named, and the others when it is mended.
    @Check(
            id = "5.6.11",
            says = "Wrong fields get status 422, with an entry in errors for each",
            points = 2,
            why = "RFC 9110, 15.5.21, and RFC 9457, 3.1: whoever fills in a form wants to hear of all mistakes at once",
            needs = "5.1.8")
    void namesWrongFields(ServerUnderTest server, Dice dice) {
        Books books = new Books(server);
        Reply nothing = books.post("{}");
        refuses(nothing, "title", "author", "year");
        isProblemToo(server, nothing);
        refuses(books.post("{\"title\":\"\",\"author\":7,\"year\":\"soon\"}"), "title", "author", "year");
        refuses(books.post("{\"title\":\"" + dice.word() + "\",\"author\":\"" + dice.word() + "\"}"), "year");
        long id = books.create(dice.word());
        refuses(books.put(id, "{\"author\":\"" + dice.word() + "\",\"year\":1999}"), "title");
    }

    private static void refuses(Reply reply, String... fields) {
        assertThat(reply).as("this is JSON, but no book").hasStatus(422);
        hasErrors(reply, fields);
    }

    /** Expects an entry in errors for each of these fields, and for no other. */
    static void hasErrors(Reply reply, String... fields) {
        List<JsonNode> errors = Books.list(Json.in(reply), "errors");
        List<String> found = errors.stream()
                .map(error -> error.path("field"))
                .map(field -> field.isString() ? field.stringValue() : field.toString())
                .sorted()
                .toList();
        if (!found.equals(new ArrayList<>(new TreeSet<>(List.of(fields))))) {
            fail("errors should have one entry for each of the wrong fields " + List.of(fields)
                    + ", with its name in field; found " + Excerpt.of(errors.toString()));
        }
        for (JsonNode error : errors) {
            if (!error.path("message").isString()) {
                fail("each entry of errors should say in message what is wrong; found " + error);
            }
        }
    }

    // A limit is left out, or one too low; a year of 1.5 is rounded; a text with digits is taken for a number.
    @Check(
            id = "5.6.12",
            says = "The limits of the fields are kept exactly",
            points = 1,
            why = "Task 6: title has 1 to 200 characters, author 1 to 100, year is a whole number from -3000 to 2100",
            needs = "5.1.8")
    void keepsLimits(ServerUnderTest server) {
        Books books = new Books(server);
        accepts(books, Books.fields("t".repeat(200), "a".repeat(100), -3000));
        accepts(books, Books.fields("t", "a", 2100));
        isNone(books.post(Books.fields("t".repeat(201), "a", 1)), "its title has 201 characters");
        isNone(books.post(Books.fields("t", "a".repeat(101), 1)), "its author has 101 characters");
        for (String year : List.of("-3001", "2101", "1.5", "\"1999\"", "null", "99999999999999999999")) {
            isNone(books.post(Books.fields("t", "a", 4711).replace("4711", year)), year + " is none of the years");
        }
    }

    private static void accepts(Books books, String json) {
        assertThat(books.post(json)).as("this is just about a book").hasStatusIn(201, 200);
    }

    private static void isNone(Reply reply, String reason) {
        assertThat(reply).as(reason).hasStatus(422);
    }

    // A cast fails, or all fields are missing in what has none.
    @Check(
            id = "5.6.13",
            says = "JSON that is no object gets status 422",
            points = 1,
            why = "Task 6: an array or a number is JSON, but no book",
            needs = "5.1.8")
    void refusesOtherJson(ServerUnderTest server) {
        for (String json : List.of("[]", "[{}]", "\"a\"", "42", "null")) {
            assertThat(new Books(server).post(json))
                    .as(json + " is JSON, but no object")
                    .hasStatusIn(422, 400);
        }
    }

    // Two threads take the same number, or change the same map.
    @Check(
            id = "5.6.14",
            says = "50 books that are made at once are all there, each with an id of its own",
            points = 2,
            did = "The suite sends fifty new books at once, each on a connection of its own, and asks for them.",
            why = "Task 6: each connection has a thread of its own, and all of them have one library",
            needs = "5.2.2")
    void createsManyAtOnce(ServerUnderTest server, Dice dice) {
        String word = dice.word();
        Books books = new Books(server);
        List<Wire> wires = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            wires.add(server.open().send(withoutEnd(server, word + i)));
        }
        wires.forEach(wire -> wire.send("}"));

        Set<Long> ids = new HashSet<>();
        for (int i = 0; i < AT_ONCE; i++) {
            Reply reply = wires.get(i).readReply();
            assertThat(reply).as("this is a book").hasStatusIn(201, 200);
            long id = Books.id(reply);
            if (!ids.add(id)) {
                fail("two of " + AT_ONCE + " books that were made at the same time have the id " + id);
            }
            books.has(id, word + i);
        }
    }

    private static String withoutEnd(ServerUnderTest server, String title) {
        String request =
                Ask.to("POST " + Books.PATH).json(Books.fields(title)).last().text(server);
        return request.substring(0, request.length() - 1);
    }

    // The id is the number of books and one, or the largest one and one.
    @Check(
            id = "5.6.15",
            says = "The id of a deleted book is not given again",
            points = 1,
            did = "The suite makes two books, deletes both, and makes two more.",
            why = "Task 6: who has kept the old address would find another book there",
            needs = "5.1.8")
    void givesNoIdTwice(ServerUnderTest server, Dice dice) {
        Books books = new Books(server);
        long first = books.create(dice.word());
        long second = books.create(dice.word());
        books.delete(second);
        books.delete(first);
        assertThat(books.get(first)).as("the book was deleted").hasStatus(404);

        for (long id : List.of(books.create(dice.word()), books.create(dice.word()))) {
            if (id == first || id == second) {
                fail("the books " + first + " and " + second + " were deleted, and now a new book has the id " + id);
            }
        }
    }

    // The search has a list of its own, which is read at the start.
    @Check(
            id = "5.6.16",
            says = "A new book is found by the search",
            points = 1,
            did = "The suite makes a book, and searches for it.",
            why = "Task 5: the search goes over all books, those that were made later too",
            needs = "5.5.1")
    void findsNewBook(ServerUnderTest server, Dice dice) {
        String word = dice.word();
        long id = new Books(server).create("The " + word);

        Reply reply =
                Ask.to("POST /api/search").json("{\"query\":\"" + word + "\"}").of(server);

        assertThat(reply).as("this is a search").hasStatus(200);
        Books.areResults(Json.in(reply), List.of(new Shelf.Entry(id, "The " + word, "Somebody", 1999)));
    }

    private static JsonNode list(ServerUnderTest server, String query) {
        Reply reply = Ask.to("GET " + Books.PATH + query).of(server);
        assertThat(reply).as("this is a list of books").hasStatus(200).hasMediaType("application/json");
        return Json.in(reply);
    }

    private static long count(JsonNode list) {
        if (!list.path("count").isIntegralNumber()) {
            fail("count should be the number of all books; found " + list.path("count"));
        }
        return list.path("count").longValue();
    }

    private static List<Long> ids(JsonNode list) {
        return Books.list(list, "results").stream()
                .map(book -> book.path("id").asLong(-1))
                .toList();
    }
}
