package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.ServerUnderTest;
import gradingkit.text.Excerpt;
import gradingkit.wire.Json;
import gradingkit.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

class Task6UsersTest extends Step06 {

    // Only who has asked is listed, or only who has written.
    @Check(
            id = "6.6.1",
            says = "GET /api/users names whoever has asked for something just now",
            points = 3,
            did = "Two people of the suite ask for something, and one of them for the list.",
            why = "Task 6: {\"users\":[…]} has the names, as they were registered")
    void namesUsers(ServerUnderTest server, Dice dice) {
        Person ada = Person.ada(server, dice);
        Person grace = Person.grace(server, dice);
        grace.readAfter(0);

        List<String> users = users(ada);

        if (!users.contains(ada.name()) || !users.contains(grace.name())) {
            fail(ada.name() + " and " + grace.name() + " are here; found " + users);
        }
    }

    // The list has an entry for each session.
    @Check(
            id = "6.6.2",
            says = "Somebody with two sessions is named once, as registered",
            points = 1,
            did =
                    "The suite registers somebody, logs her in again, with her name in small letters if the server knows it so, and asks for the list.",
            why = "Task 6: the list is one of people, not of browsers")
    void namesEachOnce(ServerUnderTest server, Dice dice) {
        String name = "Ada-" + dice.word();
        String password = dice.word() + dice.word();
        Person ada = Person.of(server, name, password, Person.register(server, name, password));
        Reply login = Person.login(server, name.toLowerCase(Locale.ROOT), password);
        if (login.status() == 401) { // whether ada may log in as Ada is open
            login = Person.login(server, name, password);
        }
        users(Person.of(server, name, password, login));

        List<String> users = users(ada);

        if (users.stream().filter(name::equalsIgnoreCase).count() != 1 || !users.contains(name)) {
            fail(name + " is here twice, and is to be named once, as registered; found " + users);
        }
    }

    // Whoever has logged out is listed until the time is over.
    @Check(
            id = "6.6.3",
            says = "Whoever logs out is gone at once",
            points = 2,
            did =
                    "The suite registers somebody, who asks for something and logs out, and somebody else asks for the list.",
            why = "Task 6: who has gone is not here")
    void forgetsWhoHasGone(ServerUnderTest server, Dice dice) {
        Person ada = Person.ada(server, dice);
        Person grace = Person.enter(server, dice);
        users(grace);
        grace.ask("POST /logout").form("").of(server);

        List<String> users = users(ada);

        if (users.contains(grace.name())) {
            fail(grace.name() + " has logged out; found " + users);
        }
    }

    private static List<String> users(Person person) {
        Reply reply = person.ask("GET /api/users").of(person.server());
        assertThat(reply).as("this is a list").hasStatus(200).hasMediaType("application/json");
        JsonNode users = Json.in(reply).path("users");
        if (!users.isArray()) {
            fail("expected {\"users\":[…]}; found " + Excerpt.of(reply.text()));
        }
        List<String> names = new ArrayList<>();
        users.forEach(user -> names.add(user.asString("")));
        return names;
    }
}
