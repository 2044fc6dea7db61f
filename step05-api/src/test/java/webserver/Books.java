package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.server.Ask;
import gradingkit.server.ServerUnderTest;
import gradingkit.text.Excerpt;
import gradingkit.wire.Json;
import gradingkit.wire.Reply;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What the checks of the tasks about books say to a server. */
final class Books {

    static final String PATH = "/api/books";

    private final ServerUnderTest server;

    Books(ServerUnderTest server) {
        this.server = server;
    }

    /** What a client sends for a book. */
    static String fields(String title, String author, int year) {
        return "{\"title\":" + Json.text(title) + ",\"author\":" + Json.text(author) + ",\"year\":" + year + "}";
    }

    /** What a client sends for a book with this title. */
    static String fields(String title) {
        return fields(title, "Somebody", 1999);
    }

    Reply post(String json) {
        return Ask.to("POST " + PATH).json(json).of(server);
    }

    /** Makes a book with this title, and says which id it has. */
    long create(String title) {
        Reply reply = post(fields(title));
        assertThat(reply).as("this is a book").hasStatusIn(201, 200); // which of them is right, is told by 5.6.2
        return id(reply);
    }

    Reply get(long id) {
        return Ask.to("GET " + PATH + "/" + id).of(server);
    }

    /** Puts a book in the place of another as a client does that has just read it. */
    Reply put(long id, String json) {
        return seen(id, Ask.to("PUT " + PATH + "/" + id)).json(json).of(server);
    }

    /** Changes a book as a client does that has just read it. */
    Reply patch(long id, String mediaType, String json) {
        return seen(id, Ask.to("PATCH " + PATH + "/" + id))
                .body(mediaType, json)
                .of(server);
    }

    Reply delete(long id) {
        return Ask.to("DELETE " + PATH + "/" + id).of(server);
    }

    // From Task 8 on a client has to say what it has read.
    private Ask seen(long id, Ask ask) {
        Optional<String> tag = get(id).header("ETag");
        return tag.map(value -> ask.with("If-Match", value)).orElse(ask);
    }

    /** The book's id, which is a whole number. */
    static long id(Reply reply) {
        JsonNode id = Json.in(reply).path("id");
        if (!id.isIntegralNumber()) {
            fail("the book in the body should have an id, which is a whole number; found " + Excerpt.of(reply.text()));
        }
        return id.longValue();
    }

    /** Expects a JSON object that is this book. */
    static void isBook(Reply reply, Shelf.Entry expected) {
        assertThat(reply).hasMediaType("application/json");
        JsonNode found = Json.in(reply);
        if (!expected.is(found)) {
            fail("expected the book " + Json.text(expected) + "; found " + Excerpt.of(found.toString()));
        }
    }

    /** Expects that the book is still there, as it was. */
    void has(long id, String title) {
        Reply reply = get(id);
        assertThat(reply).as("the book is there").hasStatus(200);
        if (!Json.in(reply).path("title").equals(Step05.parse(Json.text(title)))) {
            fail("the book " + id + " should have the title " + title + "; found " + Excerpt.of(reply.text()));
        }
    }

    /** The values of an array, such as results. */
    static List<JsonNode> list(JsonNode object, String name) {
        JsonNode array = object.path(name);
        if (!array.isArray()) {
            fail("there should be an array named " + name + "; found " + Excerpt.of(object.toString()));
        }
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    /** Expects exactly these books in exactly this order. */
    static void areResults(JsonNode object, List<Shelf.Entry> expected) {
        List<JsonNode> found = list(object, "results");
        boolean same = found.size() == expected.size();
        for (int i = 0; same && i < found.size(); i++) {
            same = expected.get(i).is(found.get(i));
        }
        if (!same) {
            fail("expected as results "
                    + expected.stream().map(Json::text).toList() + "; found "
                    + found.stream().map(JsonNode::toString).toList());
        }
    }
}
