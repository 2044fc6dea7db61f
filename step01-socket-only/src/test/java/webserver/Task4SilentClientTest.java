package webserver;

import static gradingkit.wire.KitAssertions.assertThat;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.check.SideBySide;
import gradingkit.server.ServerUnderTest;
import gradingkit.time.Budget;
import gradingkit.wire.Wire;
import java.time.Duration;

/** Begins with two ordinary clients: a server that does not come so far need not be waited for. */
@SideBySide
class Task4SilentClientTest extends Step01 {

    private static final Duration MOMENT = Duration.ofMillis(300);

    // No time limit on the read; or its exception ends the loop.
    @Check(
            id = "1.4.6",
            says = "It goes on after a client that sends nothing for 2 s",
            points = 3,
            did = "The suite connects and sends nothing; as the next client it sends this, and waits for the answer.",
            why = "The lesson, Task 4: nobody may hold up the others; after 2 s of silence the next one is served")
    void goesOnAfterASilentClient(ServerUnderTest server, Dice dice, Budget budget) {
        serveTwo(server, dice);
        boolean closes = closes(server, dice);
        Wire silent = server.open();
        Wire next = server.open().send(request(server, dice.word()));
        assertThat(next.readReplyWithin(budget.patience().plus(budget.answer())))
                .hasStatus(200);
        if (closes) {
            silent.readToEndWithin(budget.answer()); // whatever happens to a client, its connection gets closed
        }
    }

    // Whether it does so for a client that it has answered, is told by 1.3.3.
    private static boolean closes(ServerUnderTest server, Dice dice) {
        Wire client = server.open().send(request(server, dice.word()));
        client.readReply();
        return !client.staysSilentFor(MOMENT);
    }
}
