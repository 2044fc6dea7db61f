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
            why = "Task 6: GET / is the page; strangers find the way to /login there")
    void showsThePage(ServerUnderTest server) {
        Reply reply = Ask.to("GET /").of(server);
        assertThat(reply)
                .as("anybody may read")
                .hasStatus(200)
                .hasMediaType("text/html")
                .bodyContains("/login");
        assertThat(reply).bodyDoesNotContain("name=\"title\"");
    }

    // The name is not looked up, or not remembered.
    @Check(
            id = "7.6.2",
            says = "People register, and are logged in then",
            points = 1,
            did = "The suite registers somebody in the form, and asks for the page with the cookie of the answer.",
            why = "Task 6: 303 to /, where who is logged in has a form")
    void letsPeopleIn(ServerUnderTest server, Dice dice) {
        Visitor visitor = Visitor.ada(server, dice);
        assertThat(visitor.get("/"))
                .hasStatus(200)
                .bodyContains("name=\"title\"")
                .bodyContains("/logout");
    }

    // The session goes on after the logout; what is wrong is a page of its own, without the form.
    @Check(
            id = "7.6.10",
            says = "People log out, and in again, and learn what is wrong with a name or a password",
            points = 1,
            did = "The suite registers somebody, logs out, and logs in with a wrong password and with the right one.",
            why = "Task 6: the form again, with a sentence, and status 401, 409 or 422, as in lesson 6",
            needs = "7.6.2")
    void letsPeopleInAgain(ServerUnderTest server, Dice dice) {
        Visitor visitor = Visitor.registered(server, dice);
        assertThat(visitor.submit("/", "/logout", Map.of())).as("she logs out").isRedirect();
        assertThat(visitor.get("/")).hasStatus(200).bodyDoesNotContain("name=\"title\"");
        Map<String, String> wrong = Map.of("username", visitor.name(), "password", "wrong");
        hasFormAgain(visitor.submit("/login", "/login", wrong), 401, "the password is wrong");
        Map<String, String> tooShort = Map.of("username", dice.word(), "password", "wrong");
        hasFormAgain(visitor.submit("/register", "/register", tooShort), 422, "the password is too short");
        hasFormAgain(
                visitor.submit("/register", "/register", visitor.nameAndPassword()), 409, "somebody has this name");
        assertThat(visitor.login()).as("name and password are right").isRedirect();
        assertThat(visitor.get("/")).hasStatus(200).bodyContains("name=\"title\"");
    }

    private static void hasFormAgain(Reply page, int status, String reason) {
        assertThat(page).as(reason).hasStatus(status).hasMediaType("text/html").bodyContains("password");
        if (problems(page) == 0) {
            fail("an element of the class problem should say that " + reason + "; found none");
        }
    }

    // The page is the answer to the POST: a reload writes the note again. The message stays for ever.
    @Check(
            id = "7.6.3",
            says = "The form makes a note; the page says so once, and shows it first, as text",
            points = 2,
            did = "The suite registers somebody, sends the form for a note, and asks for the page twice.",
            why = "Task 6: 303 to /, a flash message, and the newest note first",
            needs = "7.6.2")
    void writesNotes(ServerUnderTest server, Dice dice) {
        Visitor ada = Visitor.ada(server, dice);
        ada.get("/");
        String title = "<b " + dice.word();

        Reply reply = ada.submit("/", "/notes", Map.of("title", title, "text", "Gr\"ün " + dice.word()));

        assertThat(reply).as("this is a note").isRedirect();
        assertThat(reply).leadsTo("/");
        Reply page = ada.get("/");
        assertThat(page).hasStatus(200).bodyContains(title.replace("<", "&lt;")).bodyDoesNotContain(title);
        if (!isFlashing(page) || isFlashing(ada.get("/"))) {
            fail("an element of the class flash should say that there is a new note, once, and be gone after a reload");
        }
        String newer = dice.word();
        ada.submit("/", "/notes", Map.of("title", newer, "text", "newer"));
        String text = ada.get("/").text();
        if (text.indexOf(newer) == -1 || text.indexOf(newer) > text.indexOf(title.replace("<", "&lt;"))) {
            fail("the page should show the newest note first; found " + newer + ", which is newer, below " + title);
        }
    }

    private static boolean isFlashing(Reply page) {
        return page.text().matches("(?is).*class\\s*=\\s*[\"']?flash\\b.*");
    }

    // What was typed is lost; the note is there although it was refused.
    @Check(
            id = "7.6.4",
            says = "What is no note gets 422, a message at each field, and what was typed",
            points = 1,
            did = "The suite registers somebody, and sends the form for a note with a field that is empty or too long.",
            why = "Task 6: nobody types it all again because the title was missing",
            needs = "7.6.2")
    void validates(ServerUnderTest server, Dice dice) {
        Visitor ada = Visitor.ada(server, dice);
        String text = dice.word();

        Reply reply = ada.submit("/", "/notes", Map.of("title", "  ", "text", text));

        assertThat(reply).as("a title is missing").hasStatus(422).bodyContains(text);
        hasProblems(reply, 1);
        Reply untitled = ada.submit("/", "/notes", Map.of("title", "T" + text, "text", " "));
        assertThat(untitled).as("a text is missing").hasStatus(422).bodyContains("T" + text);
        hasProblems(untitled, 1);
        hasProblems(ada.submit("/", "/notes", Map.of("title", "x".repeat(101), "text", "x".repeat(2_001))), 2);
        assertThat(new Visitor(server).get("/")).hasStatus(200).bodyDoesNotContain(text);
    }

    private static void hasProblems(Reply page, int expected) {
        int found = problems(page);
        if (found != expected) {
            fail("there should be " + expected + " elements of the class problem; found " + found);
        }
    }

    private static int problems(Reply page) {
        return page.text().split("(?i)class\\s*=\\s*[\"']?problem\\b", -1).length - 1;
    }

    // A stranger's form is a note by nobody, or an error.
    @Check(
            id = "7.6.5",
            says = "Strangers who write or delete are sent to /login",
            points = 1,
            why = "Task 6: 303 to /login, before the form is looked at")
    void sendsStrangersAway(ServerUnderTest server, Dice dice) {
        String title = dice.word();
        for (String path : List.of("/notes", "/notes/1/delete")) {
            Reply stranger = new Visitor(server).post(path, Map.of("title", title, "text", "y"));
            assertThat(stranger).as("nobody is logged in").isRedirect();
            assertThat(stranger).leadsTo("/login");
        }
    }

    // Whoever knows the path can delete; the status is 403, but the note is gone.
    @Check(
            id = "7.6.11",
            says = "Nobody changes or deletes what is somebody else's",
            points = 1,
            did = "Somebody of the suite makes a note, and somebody else deletes and replaces it.",
            why = "Task 6: 403, and the note stays; that no button is shown is no protection",
            needs = "7.6.2")
    void protectsNotes(ServerUnderTest server, Dice dice) {
        Visitor ada = Visitor.ada(server, dice);
        String title = dice.word();
        long id = create(ada, title);
        Visitor grace = Visitor.registered(server, dice);
        assertThat(grace.submit("/", "/notes/" + id + "/delete", Map.of()))
                .as("the note is somebody else's")
                .hasStatus(403);
        isProblem(grace.send(Ask.to("DELETE /api/notes/" + id)), 403, "the note is somebody else's");
        isProblem(
                grace.send(Ask.to("PUT /api/notes/" + id).json(note("mine", "now"))),
                403,
                "the note is somebody else's");
        isNote(ada.get("/api/notes/" + id), title, "text", ada.name());
        Reply deleted = ada.submit("/", "/notes/" + id + "/delete", Map.of());
        assertThat(deleted).as("the note is her own").isRedirect();
        assertThat(deleted).leadsTo("/");
        assertThat(ada.get("/api/notes/" + id)).as("it was deleted").hasStatus(404);
    }

    // The API has notes of its own; Location is missing.
    @Check(
            id = "7.6.6",
            says = "Programs create, read, replace and delete the same notes",
            points = 2,
            did = "The suite registers somebody, who makes, replaces and deletes a note with JSON.",
            why = "Task 6: /api/notes, with 201 and Location, 200, 204, and then 404",
            needs = "7.6.2")
    void servesPrograms(ServerUnderTest server, Dice dice) {
        Visitor ada = Visitor.ada(server, dice);
        String title = "T " + dice.word();
        Reply created = ada.send(Ask.to("POST /api/notes").json(note(title, "text")));
        assertThat(created).as("this is a note").hasStatus(201).hasMediaType("application/json");
        long id = Json.in(created).path("id").asLong(-1);
        assertThat(created).leadsTo("/api/notes/" + id);
        isNote(ada.get("/api/notes/" + id), title, "text", ada.name());
        Reply replaced = ada.send(Ask.to("PUT /api/notes/" + id).json(note(title + "!", "other")));
        isNote(replaced, title + "!", "other", ada.name());
        isNote(ada.get("/api/notes/" + id), title + "!", "other", ada.name());
        JsonNode list = Json.in(ada.get("/api/notes"));
        if (!list.isArray() || list.path(0).path("id").asLong(-1) != id) {
            fail("GET /api/notes should be the array of all notes, the newest first; found "
                    + Excerpt.of(list.toString()));
        }
        assertThat(new Visitor(server).get("/")).hasStatus(200).bodyContains(title + "!");
        assertThat(ada.send(Ask.to("DELETE /api/notes/" + id))).as("it is hers").hasStatus(204);
        assertThat(ada.get("/api/notes/" + id)).as("it was deleted").hasStatus(404);
    }

    private static void isNote(Reply reply, String title, String text, String author) {
        assertThat(reply).as("there is such a note").hasStatus(200).hasMediaType("application/json");
        JsonNode note = Json.in(reply);
        if (!note.path("title").asString("").equals(title)
                || !note.path("text").asString("").equals(text)
                || !note.path("author").asString("").equals(author)) {
            fail("the note of " + author + " is called " + title + ", with the text " + text + "; found "
                    + Excerpt.of(note.toString()));
        }
        if (note.path("created").asString("").isEmpty()) {
            fail("created should say when the note was written; found " + Excerpt.of(note.toString()));
        }
    }

    private static void isProblem(Reply reply, int status, String reason) {
        assertThat(reply).as(reason).hasStatus(status).hasMediaType("application/problem+json");
    }

    // Wrong fields are a 500, or a note; strangers can write through the API, or find an error page made for people.
    @Check(
            id = "7.6.7",
            says = "What a program does wrong gets 400, 401, 404, 415 or 422, as problem details",
            points = 1,
            did = "The suite registers somebody, who sends with JSON what is no note.",
            why = "Task 6: the same rules as for the form; 422 has errors with field and message",
            needs = "7.6.2")
    void refusesPrograms(ServerUnderTest server, Dice dice) {
        Visitor ada = Visitor.ada(server, dice);
        String own = "/api/notes/" + create(ada, "own");
        for (String request : List.of("POST /api/notes", "PUT " + own, "DELETE " + own)) {
            isProblem(Ask.to(request).json(note("x", "y")).of(server), 401, "nobody is logged in");
        }
        isProblem(ada.send(Ask.to("POST /api/notes").json("{\"title\"")), 400, "this is no JSON");
        isProblem(ada.send(Ask.to("POST /api/notes").json("")), 400, "no text is no JSON");
        isProblem(ada.send(Ask.to("POST /api/notes").form("title=x&text=y")), 415, "a form is no JSON");
        for (String request : List.of("POST /api/notes", "PUT " + own)) {
            Reply wrong = ada.send(Ask.to(request).json(note("", "x".repeat(2_001))));
            isProblem(wrong, 422, "both fields are wrong");
            List<String> fields = Json.in(wrong)
                    .path("errors")
                    .valueStream()
                    .map(error -> error.path("field").asString("") + messageOf(error))
                    .sorted()
                    .toList();
            if (!fields.equals(List.of("text", "title"))) {
                fail("errors should have an entry for title and one for text, each with a message; found "
                        + Excerpt.of(wrong.text()));
            }
        }
        for (String id : List.of("999999999", dice.word())) {
            isProblem(ada.get("/api/notes/" + id), 404, "there is no such note");
            isProblem(ada.send(Ask.to("DELETE /api/notes/" + id)), 404, "there is no such note");
        }
    }

    private static String messageOf(JsonNode error) {
        return error.path("message").asString("").isEmpty() ? " without a message" : "";
    }

    // One value of several is kept.
    @Check(
            id = "7.6.8",
            says = "/api gives parameters back, as in lesson 5",
            points = 1,
            why = "Task 6: {\"method\":…,\"params\":{…}}, now in two lines")
    void givesParametersBack(ServerUnderTest server, Dice dice) {
        String word = dice.word();
        assertThat(Ask.to("GET /api?a=1&b=" + word + "&a=2").of(server))
                .hasStatus(200)
                .hasJson(Map.of("method", "GET", "params", Map.of("a", List.of("1", "2"), "b", List.of(word))));
        assertThat(Ask.to("POST /api").form("name=" + word).of(server))
                .hasStatus(200)
                .hasJson(Map.of("method", "POST", "params", Map.of("name", List.of(word))));
    }

    // The token is in the form, and nobody looks at it; no token in the session and none in the form are equal.
    @Check(
            id = "7.6.9",
            says = "A form without the token of its session gets 403",
            points = 1,
            did =
                    "The suite sends the forms of strangers without a token, with a made-up one and with another session's.",
            why = "Task 5: the page of another site can send a form, but it cannot know the token")
    void knowsItsForms(ServerUnderTest server, Dice dice) {
        Visitor visitor = new Visitor(server);
        String others = Visitor.token(new Visitor(server).get("/login"));
        visitor.get("/login");
        for (String path : List.of("/login", "/register", "/logout")) {
            for (String token : new String[] {"", dice.word(), others}) {
                Map<String, String> form = Map.of("username", "xyz", "password", "long enough", "csrf", token);
                assertThat(visitor.post(path, form))
                        .as("this is not the token of this session")
                        .hasStatus(403);
            }
            assertThat(visitor.post(path, Map.of("username", "xyz")))
                    .as("the token is missing")
                    .hasStatus(403);
            assertThat(new Visitor(server).post(path, Map.of("username", "xyz")))
                    .as("there is no token, neither in the form nor in a session")
                    .hasStatus(403);
            assertThat(new Visitor(server).post(path, Map.of("username", "xyz", "csrf", dice.word())))
                    .as("there is a token in the form, and none in a session")
                    .hasStatus(403);
        }
    }

    // Only those forms are looked at that strangers have; or the note is there before its token is looked at.
    @Check(
            id = "7.6.12",
            says = "Without its token, a form neither makes nor deletes a note",
            points = 1,
            did = "The suite registers somebody, and sends the forms of notes with their token left out or changed.",
            why = "Task 6: another site could have sent it, with the cookie of who is logged in",
            needs = "7.6.2")
    void knowsTheFormsOfNotes(ServerUnderTest server, Dice dice) {
        Visitor ada = Visitor.ada(server, dice);
        String title = dice.word();
        long id = create(ada, "stays");
        assertThat(ada.post("/notes", Map.of("title", title, "text", "x")))
                .as("the token is missing")
                .hasStatus(403);
        assertThat(ada.post("/notes/" + id + "/delete", Map.of("csrf", dice.word())))
                .as("this is not the token of this session")
                .hasStatus(403);
        assertThat(ada.get("/")).hasStatus(200).bodyDoesNotContain(title);
        assertThat(ada.get("/api/notes/" + id)).as("it was not deleted").hasStatus(200);
    }

    private static long create(Visitor visitor, String title) {
        Reply created = visitor.send(Ask.to("POST /api/notes").json(note(title, "text")));
        assertThat(created).as("this is a note").hasStatusIn(201, 200); // which is right, is told by 7.6.6
        return Json.in(created).path("id").asLong(-1);
    }

    private static String note(String title, String text) {
        return Json.text(new HashMap<>(Map.of("title", title, "text", text)));
    }
}
