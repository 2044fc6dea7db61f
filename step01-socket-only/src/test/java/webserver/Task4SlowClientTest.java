package webserver;

import static gradingkit.wire.KitAssertions.assertThat;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.check.SideBySide;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Wire;
import java.time.Duration;

/** Begins with two ordinary clients: a server that does not come so far need not be waited for. */
@SideBySide
class Task4SlowClientTest extends Step01 {

    private static final Duration SLOW = Duration.ofSeconds(1);

    // 2 for 2 s, where the unit is milliseconds.
    @Check(
            id = "1.4.7",
            says = "It waits a second for a client that is slow",
            points = 1,
            did = "The suite connects, waits for a second, and sends this only then.",
            why = "The lesson, Task 4: a client has 2 s, and this one sends its request after one")
    void waitsForASlowClient(ServerUnderTest server, Dice dice) {
        serveTwo(server, dice);
        Wire slow = server.open();
        assertThat(slow.staysSilentFor(SLOW))
                .withFailMessage(() -> slow.transcript().received().length > 0
                        ? "expected it to wait for the request and read it, but it answered before anything was sent"
                        : "expected it to wait for 2 s, but it closed the connection in less than 1 s, with nothing"
                                + " sent by either side: is its time limit 2 s, and does it read before it closes?")
                .isTrue();
        assertThat(slow.send(request(server, dice.word())).readReply()).hasStatus(200);
    }
}
