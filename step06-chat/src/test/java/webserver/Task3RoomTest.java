package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.check.HttpLibraries;
import gradingkit.server.Ask;
import gradingkit.server.ServerUnderTest;
import gradingkit.text.Excerpt;
import gradingkit.wire.Json;
import gradingkit.wire.Reply;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

class Task3RoomTest extends Step06 {

    private static final int MAX_CHARACTERS = 2_000;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    // The answer is empty; id is a text.
    @Check(
            id = "6.3.1",
            says = "POST /api/messages takes a message, and answers with its id, author and text",
            points = 3,
            why = "Task 3: {\"id\":…,\"author\":…,\"text\":…,\"time\":…}")
    void takesMessage(ServerUnderTest server, Dice dice) {
        Person ada = Person.ada(server, dice);
        String text = "Grüße, " + dice.word() + "\n\"how\" are you?";

        Reply reply = ada.askToSay(text).of(server);

        assertThat(reply).as("this is a message").hasStatusIn(201, 200).hasMediaType("application/json");
        Person.Said said = Person.Said.of(Json.in(reply));
        if (!said.author().equals(ada.name()) || !said.text().equals(text)) {
            fail(ada.name() + " said " + Json.text(text) + "; found " + Excerpt.of(reply.text()));
        }
    }

    // Status 200, as for what was there before; time is milliseconds.
    @Check(
            id = "6.3.9",
            says = "The status for a message is 201, and its time is now, in UTC",
            points = 1,
            why = "RFC 9110, 15.3.2: 201 says that something new is there; Task 3: time is as in RFC 3339",
            needs = "6.3.1")
    void tellsTime(ServerUnderTest server, Dice dice) {
        Reply reply = Person.ada(server, dice).askToSay(dice.word()).of(server);

        assertThat(reply).as("there is a new message").hasStatus(201);
        isNow(Json.in(reply).path("time"));
    }

    private static void isNow(JsonNode time) {
        try {
            OffsetDateTime told = OffsetDateTime.parse(time.asString(""));
            if (Duration.between(told.toInstant(), Instant.now()).abs().compareTo(CLOCKS_DIFFER) > 0) {
                fail("time should be now; found " + time);
            }
            if (!told.getOffset().equals(ZoneOffset.UTC)) {
                fail("time should be in UTC, with Z at its end; found " + time);
            }
        } catch (DateTimeException e) {
            fail("time should be as in 2026-11-21T07:33:29Z; found " + time);
        }
    }

    // The author is read from the body: anybody can write as anybody.
    @Check(
            id = "6.3.2",
            says = "The author is whoever has the session, whatever the body says",
            points = 3,
            why = "Task 3: what a client says of itself is not to be believed",
            needs = "6.3.1")
    void knowsTheAuthor(ServerUnderTest server, Dice dice) {
        Person ada = Person.ada(server, dice);
        String body = Json.text(Map.of("text", dice.word(), "author", "somebody-else", "id", 7));

        Reply reply = ada.ask("POST /api/messages").json(body).of(server);

        assertThat(reply).as("this is a message").hasStatusIn(201, 200);
        if (!Json.in(reply).path("author").asString("").equals(ada.name())) {
            fail("the session is that of " + ada.name() + ", and the body says somebody-else; found "
                    + Excerpt.of(reply.text()));
        }
        Reply login = Person.login(server, ada.name(), ada.password());
        Person again = Person.of(server, ada.name(), ada.password(), login);
        Person.Said said = again.say(dice.word());
        if (!said.author().equals(ada.name())) {
            fail(ada.name() + " has logged in once more, and said something; found " + said);
        }
    }

    // The newest come first; after is included; it counts instead of comparing ids.
    @Check(
            id = "6.3.3",
            says = "GET /api/messages?after=ID gives what has a larger id, in order",
            points = 3,
            did = "The suite says three things in a session, and asks for what is behind the first.",
            why = "Task 3: whoever has the messages up to an id asks for those behind it",
            needs = "6.3.1")
    void givesMessagesInOrder(ServerUnderTest server, Dice dice) {
        Person ada = Person.ada(server, dice);
        Person.Said first = ada.say("1 " + dice.word());
        Person.Said second = ada.say("2 " + dice.word());
        Person.Said third = ada.say("3 " + dice.word());

        List<Person.Said> found = ada.readAfter(first.id());

        if (!found.equals(List.of(second, third)) || first.id() >= second.id() || second.id() >= third.id()) {
            fail("behind " + first + " there are " + second + " and " + third + ", with larger ids; found "
                    + Excerpt.of(found.toString()));
        }
        if (!ada.readAfter(0).containsAll(List.of(first, second, third))) {
            fail("after=0 gives everything from the beginning; found something else");
        }
        Person.Said begin =
                Person.messages(ada.ask("GET /api/messages?after=0").of(server)).get(0);
        List<Person.Said> all = Person.messages(ada.ask("GET /api/messages").of(server));
        if (all.isEmpty() || !all.get(0).equals(begin)) {
            fail("without after the messages come from the beginning, which is " + begin + "; found "
                    + Excerpt.of(all.toString()));
        }
    }

    // The exception of parseLong is a 500; or what is no number is 0.
    @Check(
            id = "6.3.10",
            says = "An after that is no number from 0 on gets 400",
            points = 1,
            why = "Task 3: after is a whole number from 0 on, and anything else is 400",
            needs = "6.3.1")
    void refusesOtherIds(ServerUnderTest server, Dice dice) {
        Person ada = Person.ada(server, dice);
        for (String after : List.of(dice.word(), "-1", "1.5")) {
            assertThat(ada.ask("GET /api/messages?after=" + after).of(server))
                    .as("after is a whole number from 0 on")
                    .hasStatus(400);
        }
    }

    // An exception of the JSON library is a 500; a number becomes a text; blanks are a message.
    @Check(
            id = "6.3.4",
            says = "What is no message gets 422, 400 or 415",
            points = 3,
            why = "Task 3: text is a text that is not blank; no JSON is 400, another media type 415",
            needs = "6.3.1")
    void refusesWhatIsNoMessage(ServerUnderTest server, Dice dice) {
        Person ada = Person.ada(server, dice);
        long before = ada.say(dice.word()).id();
        for (String body :
                List.of("{}", "{\"text\":7}", "{\"text\":null}", "{\"text\":\"\"}", "{\"text\":\" \\n \"}")) {
            assertThat(ada.ask("POST /api/messages").json(body).of(server))
                    .as(body + " has no text")
                    .hasStatus(422);
        }
        assertThat(ada.ask("POST /api/messages").json("{\"text\":").of(server))
                .as("this is no JSON")
                .hasStatus(400);
        assertThat(ada.ask("POST /api/messages").form("text=hello").of(server))
                .as("a form is no JSON, and any site can send one")
                .hasStatus(415);
        if (!ada.readAfter(before).isEmpty()) {
            fail("what was refused should not be in the room; found " + ada.readAfter(before));
        }
    }

    // length() counts a smiley as two; there is no limit.
    @Check(
            id = "6.3.5",
            says = "A message has up to 2,000 characters, and a smiley is one of them",
            points = 2,
            why = "Task 3: a character is a code point of Unicode, not a char of Java",
            needs = "6.3.1")
    void countsCharacters(ServerUnderTest server, Dice dice) {
        Person ada = Person.ada(server, dice);
        for (String character : List.of("x", "😀")) {
            Reply reply = ada.askToSay(character.repeat(MAX_CHARACTERS)).of(server);
            assertThat(reply).as("these are 2,000 characters").hasStatusIn(201, 200);
        }
        assertThat(ada.askToSay("x".repeat(MAX_CHARACTERS + 1)).of(server))
                .as("these are 2,001 characters")
                .hasStatus(422);
    }

    // The text is escaped for HTML in the API: the page shows &lt;. Or the answer can be opened as a page.
    @Check(
            id = "6.3.6",
            says = "<script> in a message comes back as it was, in what no browser takes for a page",
            points = 1,
            why = "Task 3: JSON has the text; whoever shows it escapes it. nosniff keeps a browser from guessing",
            needs = "6.3.1")
    void leavesTheTextAlone(ServerUnderTest server, Dice dice) {
        Person ada = Person.ada(server, dice);
        String text = "<script>alert('" + dice.word() + "')</script> &amp; <b>";
        Person.Said said = ada.say(text);

        Reply reply = ada.ask("GET /api/messages?after=" + (said.id() - 1)).of(server);

        if (!Person.messages(reply).equals(List.of(said)) || !said.text().equals(text)) {
            fail("the text was " + Json.text(text) + "; found " + Excerpt.of(reply.text()));
        }
        assertThat(reply).hasHeader("X-Content-Type-Options", "nosniff");
    }

    // The field is missing, or lets scripts in the page run after all.
    @Check(
            id = "6.3.7",
            says = "The pages say that no script may stand in them",
            points = 2,
            why = "Content Security Policy, level 3: what slips into a page in spite of all care does not run")
    void sendsPolicy(ServerUnderTest server, Dice dice) {
        Person ada = Person.ada(server, dice);
        for (Ask ask : List.of(Ask.to("GET /login"), ada.ask("GET /"))) {
            Reply reply = ask.of(server);
            assertThat(reply).as("this is a page").hasStatus(200).hasHeader("Content-Security-Policy");
            String policy = reply.header("Content-Security-Policy").orElse("").toLowerCase();
            if (!policy.matches(".*\\b(default-src|script-src)\\b.*")
                    || scripts(policy).contains("'unsafe-inline'")) {
                fail("the policy should have default-src 'self', or a script-src without 'unsafe-inline'; found "
                        + policy);
            }
        }
    }

    // What the policy says of scripts: script-src, or else default-src.
    private static String scripts(String policy) {
        String found = "";
        for (String directive : policy.split(";")) {
            boolean isDefault = directive.strip().startsWith("default-src") && found.isEmpty();
            found = isDefault || directive.strip().startsWith("script-src ") ? directive : found;
        }
        return found;
    }

    // The JDK has a whole server in it, and reflection finds it.
    @Check(
            id = "6.3.8",
            says = "It uses no HTTP library",
            points = 1,
            did = "The suite looks through the list of classes that the server has loaded.",
            why = "The lesson: no HTTP library, as what such a library does is what we write")
    void usesNoHttpLibrary(ServerUnderTest server) {
        Ask.to("GET /login").of(server); // whatever is loaded for an answer is loaded now
        HttpLibraries.areNotUsedBy(server);
    }
}
