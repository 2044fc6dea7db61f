package webserver;

import gradingkit.check.Check;
import gradingkit.check.SideBySide;
import gradingkit.server.ServerUnderTest;
import gradingkit.time.Budget;
import gradingkit.wire.Wire;
import gradingkit.wire.WireFailure;
import java.time.Duration;

@SideBySide
class Task5DribblingClientTest extends Task5Patience {

    private static final Duration DRIBBLE_PACE = Duration.ofMillis(200);

    // The socket's time-out begins anew with each byte, so a byte now and then keeps the server for ever.
    @Check(
            id = "3.5.4",
            says = "A client that dribbles is given up after 2 s in all",
            points = 2,
            did = "The suite sends a byte every 200 ms, and never completes the request.",
            why = "Task 5: the 2 s are for the whole request, not for the next byte")
    void tellsDribblingClient(ServerUnderTest server, Budget budget) {
        warmUp(server, budget);

        isGivenUp(dribble(server.open().send("GET /"), limit(budget).dividedBy(DRIBBLE_PACE)));
    }

    private static byte[] dribble(Wire wire, long bytes) {
        for (long sent = 0; sent < bytes; sent++) {
            if (!wire.staysSilentFor(DRIBBLE_PACE)) {
                return wire.readToEnd();
            }
            wire.send("a");
        }
        throw new WireFailure(
                "the client has sent a byte every " + DRIBBLE_PACE.toMillis() + " ms, the request is still not"
                        + " complete, and the server goes on waiting for it",
                wire.transcript(),
                -1,
                -1,
                true);
    }
}
