package webserver;

import static gradingkit.wire.KitAssertions.assertThat;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.check.SideBySide;
import gradingkit.server.ServerUnderTest;
import gradingkit.time.Budget;
import gradingkit.wire.Wire;

/** Begins with two ordinary clients: a server that does not come so far need not be waited for. */
@SideBySide
class Task4SilentClientTest extends Step01 {

    // No time limit on the read; or its exception ends the loop.
    @Check(
            id = "1.4.6",
            says = "It goes on after a client that sends nothing for 2 s",
            points = 3,
            did = "The suite connects and sends nothing; as the next client it sends this, and waits for the answer.",
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
}
