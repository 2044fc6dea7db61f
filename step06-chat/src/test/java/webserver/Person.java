package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Dice;
import gradingkit.server.Ask;
import gradingkit.server.ServerUnderTest;
import gradingkit.text.Excerpt;
import gradingkit.wire.Json;
import gradingkit.wire.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Somebody who is logged in.
 *
 * @param session the id in the cookie
 */
record Person(ServerUnderTest server, String name, String password, String session) {

    /** What is said in the room, as the API tells it. */
    record Said(long id, String author, String text) {

        static Said of(JsonNode message) {
            if (!message.path("id").isIntegralNumber()) {
                fail("a message has an id, which is a whole number; found " + Excerpt.of(message.toString()));
            }
            return new Said(
                    message.path("id").longValue(),
                    message.path("author").asString(""),
                    message.path("text").asString(""));
        }
    }

    /** A name that nobody has. */
    static String newName(Dice dice) {
        return dice.word() + "-" + dice.between(100, 999);
    }

    private static final Map<ServerUnderTest, Person> ADAS = new HashMap<>();
    private static final Map<ServerUnderTest, Person> GRACES = new HashMap<>();

    /** Somebody for all checks that don't log her out: a password takes its time. */
    static Person ada(ServerUnderTest server, Dice dice) {
        return ADAS.computeIfAbsent(server, key -> enter(key, dice));
    }

    /** Somebody else, for the same checks. */
    static Person grace(ServerUnderTest server, Dice dice) {
        return GRACES.computeIfAbsent(server, key -> enter(key, dice));
    }

    /** Somebody new, registered and logged in. */
    static Person enter(ServerUnderTest server, Dice dice) {
        String name = newName(dice);
        String password = dice.word() + dice.word();
        return of(server, name, password, register(server, name, password));
    }

    static Reply register(ServerUnderTest server, String name, String password) {
        return Ask.to("POST /register").nameAndPassword(name, password).ofSlow(server);
    }

    static Reply login(ServerUnderTest server, String name, String password) {
        return Ask.to("POST /login").nameAndPassword(name, password).ofSlow(server);
    }

    /** Whoever has this name: with the session that registering has opened, or by logging in if it has opened none. */
    static Person of(ServerUnderTest server, String name, String password, Reply registered) {
        assertThat(registered).as("this name and password are good").isRedirect();
        String session = Step06.sessionIn(registered).orElseGet(() -> {
            Reply login = login(server, name, password);
            assertThat(login).as("name and password are right").isRedirect();
            return Step06.newSession(login);
        });
        return new Person(server, name, password, session);
    }

    /** A request in this person's session. */
    Ask ask(String methodAndTarget) {
        return Ask.to(methodAndTarget).inSession(session);
    }

    /** A request to say something. */
    Ask askToSay(String text) {
        return ask("POST /api/messages").json(Json.text(Map.of("text", text)));
    }

    /** Says something; it has to be taken. */
    Said say(String text) {
        Reply reply = askToSay(text).of(server);
        assertThat(reply).as("this is a message").hasStatusIn(201, 200); // which is right, is told by 6.3.9
        return Said.of(Json.in(reply));
    }

    /** What the answer to a GET has. */
    static List<Said> messages(Reply reply) {
        assertThat(reply).as("these are messages").hasStatus(200).hasMediaType("application/json");
        JsonNode messages = Json.in(reply).path("messages");
        if (!messages.isArray()) {
            fail("expected {\"messages\":[…]}; found " + Excerpt.of(reply.text()));
        }
        List<Said> said = new ArrayList<>();
        messages.forEach(message -> said.add(Said.of(message)));
        return said;
    }

    /** Everything behind an id, asked for part by part. */
    List<Said> readAfter(long id) {
        List<Said> all = new ArrayList<>();
        long last = id;
        for (int parts = 0; parts < Step06.MOST_PARTS; parts++) {
            List<Said> part = messages(ask("GET /api/messages?after=" + last).of(server));
            if (part.isEmpty()) {
                return all;
            }
            all.addAll(part);
            last = part.get(part.size() - 1).id();
        }
        return fail("GET /api/messages?after=ID never comes to an end: it should give what has a larger id, and at last"
                + " an empty list");
    }
}
