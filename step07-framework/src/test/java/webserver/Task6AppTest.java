package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

class Task6AppTest extends Step07 {

    // The page is only for those who have logged in; a form that nobody may use is shown.
    @Check(
            id = "7.6.1",
            says = "Everybody can read the notes; only who is logged in has a form",
            points = 1,
            why = "Task 6: GET / is the page; strangers find the way to /login there",
            needs = "7.4.5")
    void showsThePage(ServerUnderTest server) {
        Reply reply = Ask.to("GET /").of(server);
        assertThat(reply)
                .as("anybody may read")
                .hasStatus(200)
                .hasMediaType("text/html")
                .bodyContains("/login");
        assertThat(reply).bodyDoesNotContain("name=\"title\"");
    }

    // The session of before goes on; the name is not looked up.
    @Check(
            id = "7.6.2",
            says = "People register, log out, and log in again",
            points = 2,
            why = "Task 6: as in lesson 6, with 401 for a wrong password",
            needs = "7.6.1")
    void letsPeopleIn(ServerUnderTest server, Dice dice) {
        Visitor visitor = Visitor.registered(server, dice);
        assertThat(visitor.get("/")).hasStatus(200).bodyContains("name=\"title\"");
        assertThat(visitor.submit("/", "/logout", Map.of())).as("she logs out").hasStatus(303);
        assertThat(visitor.get("/")).hasStatus(200).bodyDoesNotContain("name=\"title\"");
        Reply wrong = visitor.submit("/login", "/login", Map.of("username", visitor.name(), "password", "wrong"));
        assertThat(wrong).as("the password is wrong").hasStatus(401);
        assertThat(visitor.login()).as("name and password are right").hasStatus(303);
        assertThat(visitor.get("/")).hasStatus(200).bodyContains("name=\"title\"");
    }

    // The page is the answer to the POST: a reload writes the note again. The message stays for ever.
    @Check(
            id = "7.6.3",
            says = "The form makes a note; the page says so once, and shows it as text",
            points = 2,
            why = "Task 6: 303 to /, a flash message, and <article> with <h2>",
            needs = "7.6.2")
    void writesNotes(ServerUnderTest server, Dice dice) {
        Visitor ada = Visitor.ada(server, dice);
        ada.get("/");
        String title = "<b " + dice.word();

        Reply reply = ada.submit("/", "/notes", Map.of("title", title, "text", "Gr\"ün " + dice.word()));

        assertThat(reply).as("this is a note").hasStatus(303);
        leadsTo(reply, "/");
        Reply page = ada.get("/");
        assertThat(page).hasStatus(200).bodyContains(title.replace("<", "&lt;")).bodyDoesNotContain(title);
        if (!isFlashing(page) || isFlashing(ada.get("/"))) {
            fail("an element of the class flash should say that there is a new note, once, and be gone after a reload");
        }
    }

    private static boolean isFlashing(Reply page) {
        return page.text().matches("(?is).*class\\s*=\\s*[\"']?flash\\b.*");
    }

    // What was typed is lost; the note is there although it was refused.
    @Check(
            id = "7.6.4",
            says = "What is no note gets 422, a message at each field, and what was typed",
            points = 2,
            why = "Task 6: nobody types it all again because the title was missing",
            needs = "7.6.2")
    void validates(ServerUnderTest server, Dice dice) {
        Visitor ada = Visitor.ada(server, dice);
        String text = dice.word();

        Reply reply = ada.submit("/", "/notes", Map.of("title", "  ", "text", text));

        assertThat(reply).as("a title is missing").hasStatus(422).bodyContains(text);
        hasProblems(reply, 1);
        hasProblems(ada.submit("/", "/notes", Map.of("title", "x".repeat(101), "text", "")), 2);
        assertThat(new Visitor(server).get("/")).hasStatus(200).bodyDoesNotContain(text);
    }

    private static void hasProblems(Reply page, int expected) {
        int found = page.text().split("(?i)class\\s*=\\s*[\"']?problem\\b", -1).length - 1;
        if (found != expected) {
            fail("there should be " + expected + " elements of the class problem; found " + found);
        }
    }

    // Whoever knows the path can delete.
    @Check(
            id = "7.6.5",
            says = "Strangers are sent to /login; nobody deletes what is somebody else's",
            points = 1,
            why = "Task 6: 303 for strangers, 403 for others; that no button is shown is no protection",
            needs = {"7.3.4", "7.6.3"})
    void protectsNotes(ServerUnderTest server, Dice dice) {
        Visitor ada = Visitor.ada(server, dice);
        long id = create(ada, dice.word());
        Reply stranger = new Visitor(server).post("/notes", Map.of("title", "x", "text", "y"));
        assertThat(stranger).as("a stranger writes").hasStatus(303);
        leadsTo(stranger, "/login");
        Visitor grace = Visitor.registered(server, dice);
        assertThat(grace.submit("/", "/notes/" + id + "/delete", Map.of()))
                .as("the note is somebody else's")
                .hasStatus(403);
        assertThat(grace.send(Ask.to("DELETE /api/notes/" + id)))
                .as("the note is somebody else's")
                .hasStatus(403);
        assertThat(ada.submit("/", "/notes/" + id + "/delete", Map.of()))
                .as("the note is her own")
                .hasStatus(303);
        assertThat(ada.get("/api/notes/" + id)).as("it was deleted").hasStatus(404);
    }

    // The API has notes of its own; Location is missing.
    @Check(
            id = "7.6.6",
            says = "Programs create, read, replace and delete the same notes",
            points = 2,
            why = "Task 6: /api/notes, with 201 and Location, 200, 204, and then 404",
            needs = "7.6.2")
    void servesPrograms(ServerUnderTest server, Dice dice) {
        Visitor ada = Visitor.ada(server, dice);
        String title = "T " + dice.word();
        Reply created = ada.send(Ask.to("POST /api/notes").json(note(title, "text")));
        assertThat(created).as("this is a note").hasStatus(201).hasMediaType("application/json");
        long id = json(created).path("id").asLong(-1);
        leadsTo(created, "/api/notes/" + id);
        isNote(ada.get("/api/notes/" + id), title, ada.name());
        Reply replaced = ada.send(Ask.to("PUT /api/notes/" + id).json(note(title + "!", "other")));
        isNote(replaced, title + "!", ada.name());
        JsonNode list = json(ada.get("/api/notes"));
        if (!list.isArray() || list.path(0).path("id").asLong(-1) != id) {
            fail("GET /api/notes should be the array of all notes, the newest first; found " + start(list.toString()));
        }
        assertThat(new Visitor(server).get("/")).hasStatus(200).bodyContains(title + "!");
        assertThat(ada.send(Ask.to("DELETE /api/notes/" + id))).as("it is hers").hasStatus(204);
        assertThat(ada.get("/api/notes/" + id)).as("it was deleted").hasStatus(404);
    }

    private static void isNote(Reply reply, String title, String author) {
        assertThat(reply).as("there is such a note").hasStatus(200).hasMediaType("application/json");
        JsonNode note = json(reply);
        if (!note.path("title").asString("").equals(title)
                || !note.path("author").asString("").equals(author)) {
            fail("the note of " + author + " is called " + title + "; found " + start(note.toString()));
        }
    }

    // Wrong fields are a 500, or a note; strangers can write through the API.
    @Check(
            id = "7.6.7",
            says = "What a program does wrong gets 400, 401, 404, 415 or 422",
            points = 1,
            why = "Task 6: the same rules as for the form; 422 has errors with field and message",
            needs = {"7.3.2", "7.6.6"})
    void refusesPrograms(ServerUnderTest server, Dice dice) {
        Visitor ada = Visitor.ada(server, dice);
        assertThat(Ask.to("POST /api/notes").json(note("x", "y")).of(server))
                .as("nobody is logged in")
                .hasStatus(401);
        assertThat(ada.send(Ask.to("POST /api/notes").json("{\"title\"")))
                .as("this is no JSON")
                .hasStatus(400);
        assertThat(ada.send(Ask.to("POST /api/notes").form("title=x&text=y")))
                .as("a form is no JSON")
                .hasStatus(415);
        Reply wrong = ada.send(Ask.to("POST /api/notes").json(note("", "x".repeat(2_001))));
        assertThat(wrong).as("both fields are wrong").hasStatus(422);
        if (json(wrong).path("errors").size() != 2) {
            fail("errors should have an entry for title and one for text; found " + start(wrong.text()));
        }
        for (String id : List.of("999999999", dice.word())) {
            assertThat(ada.get("/api/notes/" + id)).as("there is no such note").hasStatus(404);
        }
    }

    // One value of several is kept.
    @Check(
            id = "7.6.8",
            says = "/api gives parameters back, as in lesson 5",
            points = 1,
            why = "Task 6: {\"method\":…,\"params\":{…}}, now in two lines")
    void givesParametersBack(ServerUnderTest server, Dice dice) {
        String word = dice.word();
        hasJson(
                Ask.to("GET /api?a=1&b=" + word + "&a=2").of(server),
                Map.of("method", "GET", "params", Map.of("a", List.of("1", "2"), "b", List.of(word))));
        hasJson(
                Ask.to("POST /api").form("name=" + word).of(server),
                Map.of("method", "POST", "params", Map.of("name", List.of(word))));
    }

    // The token is in the form, and nobody looks at it.
    @Check(
            id = "7.6.9",
            says = "A form without the token of its session gets 403",
            points = 2,
            why = "Task 5: the page of another site can send a form, but it cannot know the token",
            needs = "7.6.1")
    void knowsItsForms(ServerUnderTest server, Dice dice) {
        Visitor visitor = new Visitor(server);
        String others = Visitor.token(new Visitor(server).get("/login"));
        visitor.get("/login");
        for (String token : new String[] {"", dice.word(), others}) {
            Reply reply = visitor.post("/login", Map.of("username", "x", "password", "y", "csrf", token));
            assertThat(reply).as("this is not the token of this session").hasStatus(403);
        }
        assertThat(visitor.post("/logout", Map.of())).as("the token is missing").hasStatus(403);
    }

    private static long create(Visitor visitor, String title) {
        Reply created = visitor.send(Ask.to("POST /api/notes").json(note(title, "text")));
        assertThat(created).as("this is a note").hasStatus(201);
        return json(created).path("id").asLong(-1);
    }

    private static String note(String title, String text) {
        return toJson(new HashMap<>(Map.of("title", title, "text", text)));
    }
}
