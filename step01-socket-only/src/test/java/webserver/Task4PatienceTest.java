package webserver;

import static gradingkit.wire.KitAssertions.assertThat;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.check.SideBySide;
import gradingkit.server.ServerUnderTest;
import gradingkit.time.Budget;
import gradingkit.wire.Wire;
import java.time.Duration;

/** Each check begins with two ordinary clients: a server that does not come so far need not be waited for. */
@SideBySide
class Task4PatienceTest extends Step01 {

    private static final Duration SLOW = Duration.ofSeconds(1);

    // No time limit on the read; or its exception ends the loop.
    @Check(
            id = "1.4.6",
            says = "It goes on after a client that sends nothing for 2 s",
            points = 3,
            needs = {"1.3.3"},
            why = "The lesson, Task 4: nobody may hold up the others; after 2 s of silence the next one is served")
    void goesOnAfterASilentClient(ServerUnderTest server, Dice dice, Budget budget) {
        serveTwo(server, dice);
        Wire silent = server.open();
        Wire next = server.open().send(request(server, dice.word()));
        assertThat(next.readReplyWithin(budget.patience().plus(budget.answer())))
                .hasStatus(200);
        silent.readToEndWithin(budget.answer()); // whatever happens to a client, its connection gets closed
    }

    // 2 for 2 s, where the unit is milliseconds.
    @Check(
            id = "1.4.7",
            says = "It waits a second for a client that is slow",
            points = 1,
            why = "The lesson, Task 4: the limit is 2 s, given in milliseconds, and one second is within it")
    void waitsForASlowClient(ServerUnderTest server, Dice dice) {
        serveTwo(server, dice);
        Wire slow = server.open();
        assertThat(slow.staysSilentFor(SLOW))
                .withFailMessage(() -> slow.transcript().received().length > 0
                        ? "expected it to wait for the request, but it answered before anything was sent"
                        : "expected it to wait for 2 s, but it closed the connection in less than 1 s: a time limit is"
                                + " given in milliseconds")
                .isTrue();
        assertThat(slow.send(request(server, dice.word())).readReply()).hasStatus(200);
    }

    private static void serveTwo(ServerUnderTest server, Dice dice) {
        assertThat(server.send(request(server, dice.word()))).hasStatus(200);
        assertThat(server.send(request(server, dice.word()))).hasStatus(200);
    }
}
