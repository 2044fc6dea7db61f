package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.check.SideBySide;
import gradingkit.server.ServerUnderTest;
import gradingkit.time.Deadline;
import gradingkit.wire.Reply;
import gradingkit.wire.Wire;
import java.time.Duration;

@SideBySide
class Task1GuessesTest extends Step06 {

    private static final int FREE_TRIES = 5;
    private static final int LONGEST_REST_SECONDS = 5;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    // Tries are not counted; a name is locked for ever; all names rest together.
    @Check(
            id = "6.1.9",
            says = "After five wrong tries a name rests for a few seconds, and then the right password is let in",
            points = 2,
            keepsTime = true,
            why = "Task 1: 429 with Retry-After, for this name alone, slows down whoever guesses",
            needs = "6.1.3")
    void rests(ServerUnderTest server, Dice dice) {
        String password = "right-" + dice.word();
        String name = register(server, dice, password);
        String other = register(server, dice, password);
        for (int i = 0; i < FREE_TRIES; i++) {
            assertThat(Person.login(server, name, "wrong-password"))
                    .as("try " + (i + 1) + " is a wrong password")
                    .hasStatus(401);
        }

        Reply refused = Person.login(server, name, password);
        assertThat(refused).as("there were five wrong tries").hasStatus(429).hasHeader("Retry-After");
        assertThat(Person.login(server, other, password))
                .as("another name does not rest")
                .hasStatus(303);
        assertThat(answerAfter(server, name, password, seconds(refused)))
                .as("the time is over")
                .hasStatus(303);
    }

    private static String register(ServerUnderTest server, Dice dice, String password) {
        String name = Person.newName(dice);
        assertThat(Person.register(server, name, password)).as("they are good").hasStatus(303);
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
        String request = Ask.to("POST /login").nameAndPassword(name, password).text(server);
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
