package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.check.SideBySide;
import gradingkit.server.Ask;
import gradingkit.server.ServerUnderTest;
import gradingkit.time.Deadline;
import gradingkit.wire.Reply;
import gradingkit.wire.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

@SideBySide
class Task1GuessesTest extends Step06 {

    private static final int AT_ONCE = 30;
    private static final int MOST_LOOKED_AT = 15;
    private static final Duration LONG = Duration.ofSeconds(8);

    private static final int FREE_TRIES = 5;
    private static final int LONGEST_REST_SECONDS = 5;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    // Tries are not counted; a name is locked for ever; all names rest together.
    @Check(
            id = "6.1.9",
            says = "After five wrong tries a name rests for a few seconds, and then the right password is let in",
            points = 2,
            did =
                    "The suite logs in with five wrong passwords and then with the right one, at once and when Retry-After is over.",
            keepsTime = true,
            why = "Task 1: 429 with Retry-After, for this name alone, slows down whoever guesses",
            needs = "6.1.3")
    void rests(ServerUnderTest server, Dice dice) {
        String password = "right-" + dice.word();
        String name = register(server, dice, password);
        String other = register(server, dice, password);
        for (int i = 0; i < FREE_TRIES; i++) {
            assertThat(Person.login(server, i % 2 == 0 ? name : name.toUpperCase(Locale.ROOT), "wrong-password"))
                    .as("try " + (i + 1) + " is a wrong password")
                    .hasStatus(401);
        }

        Reply refused = Person.login(server, name, password);
        assertThat(refused).as("there were five wrong tries").hasStatus(429).hasHeader("Retry-After");
        assertThat(Person.login(server, other, password))
                .as("another name does not rest")
                .isRedirect();
        assertThat(answerAfter(server, name, password, seconds(refused)))
                .as("the time is over")
                .isRedirect();
    }

    // Only the tries for accounts are counted: a 429 tells that there is somebody of this name.
    @Check(
            id = "6.1.18",
            says = "A name that nobody has rests as well, and whoever tries it sees the form again",
            points = 1,
            did = "The suite logs in six times with a name that nobody has.",
            why = "Task 1: a 429 for a name, known or not, or it tells which names there are",
            needs = "6.1.9")
    void restsForNobody(ServerUnderTest server, Dice dice) {
        String name = Person.newName(dice);
        for (int i = 0; i < FREE_TRIES; i++) {
            assertThat(Person.login(server, name, "wrong-password"))
                    .as("try " + (i + 1) + " is a name that nobody has")
                    .hasStatus(401);
        }
        Reply refused = Person.login(server, name, "wrong-password");
        assertThat(refused).as("there were five wrong tries").hasStatus(429);
        repeatsForm(server, "/login", refused);
    }

    // Who gets in at the fifth try has spent the tries for the rest of the day.
    @Check(
            id = "6.1.10",
            says = "The right password ends the count of wrong tries",
            points = 1,
            did = "The suite logs in with four wrong passwords and the right one, and does it again.",
            why = "Task 1: five wrong tries in a row; a right one in between begins a new row",
            needs = "6.1.9")
    void forgets(ServerUnderTest server, Dice dice) {
        String password = "right-" + dice.word();
        String name = register(server, dice, password);
        for (int round = 1; round <= 2; round++) {
            for (int i = 1; i < FREE_TRIES; i++) {
                assertThat(Person.login(server, name, "wrong-password"))
                        .as("there were fewer than five wrong tries in a row")
                        .hasStatus(401);
            }
            assertThat(Person.login(server, name, password))
                    .as("there were four wrong tries in a row")
                    .isRedirect();
        }
    }

    // A try is counted after the password was looked at, so that many at once are all let through.
    @Check(
            id = "6.1.11",
            says = "Thirty tries at once are no more than five",
            points = 1,
            did = "The suite sends thirty wrong passwords for one name at once, each on a connection of its own.",
            why = "Task 1: a try is counted before the password is looked at, or whoever is quick gets more of them",
            needs = "6.1.9")
    void countsFirst(ServerUnderTest server, Dice dice) {
        String name = register(server, dice, "right-" + dice.word());
        String request = Ask.to("POST /login")
                .nameAndPassword(name, "wrong-password")
                .last()
                .text(server);
        List<Wire> wires = new ArrayList<>();
        try {
            for (int i = 0; i < AT_ONCE; i++) {
                wires.add(server.open().send(request.substring(0, request.length() - 1)));
            }
            wires.forEach(wire -> wire.send(request.substring(request.length() - 1)));
            long looked = wires.stream()
                    .filter(wire -> wire.readReplyWithin(LONG).status() == 401)
                    .count();
            if (looked > MOST_LOOKED_AT) { // a few more, as a name rests for a second only
                fail("of " + AT_ONCE + " wrong passwords that came at once, " + looked
                        + " got a 401 and not a 429: was the" + " try counted before the password was looked at?");
            }
        } finally {
            wires.forEach(Wire::close);
        }
    }

    private static String register(ServerUnderTest server, Dice dice, String password) {
        String name = Person.newName(dice);
        assertThat(Person.register(server, name, password)).as("they are good").isRedirect();
        return name;
    }

    private static int seconds(Reply refused) {
        String seconds = refused.header("Retry-After").orElse("");
        if (!seconds.matches("[1-9]") || Integer.parseInt(seconds) > LONGEST_REST_SECONDS) {
            fail("Retry-After should be 1 to 5 seconds after the fifth wrong try; found \"" + seconds + "\"");
        }
        return Integer.parseInt(seconds);
    }

    // Asks again and again, slowly, until it is anything but 429, or until it should have been.
    private static Reply answerAfter(ServerUnderTest server, String name, String password, int seconds) {
        String request =
                Ask.to("POST /login").nameAndPassword(name, password).last().text(server);
        Deadline deadline = Deadline.in(Duration.ofSeconds(seconds + 1));
        Reply reply;
        do {
            try (Wire wire = server.open()) {
                reply = wire.sendInPieces(request, request.length() - 1, BETWEEN_TRIES)
                        .readReply();
            }
        } while (reply.status() == 429 && !deadline.expired());
        return reply;
    }
}
