package webserver;

import static gradingkit.wire.KitAssertions.assertThat;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.check.SideBySide;
import gradingkit.server.ServerUnderTest;
import gradingkit.time.Budget;
import gradingkit.wire.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

@SideBySide
class Task5SlowClientTest extends Task5Patience {

    private static final Duration HONEST_PAUSE = Duration.ofMillis(500);

    // Only the wait for the first byte has an end; or what came by then is answered as if it were all.
    @Check(
            id = "3.5.3",
            says = "A client that stops half-way is given up",
            points = 1,
            why = "Task 5: a request without its empty line is not complete, however long one waits")
    void tellsClientWithHalfRequest(ServerUnderTest server, Budget budget) {
        warmUp(server, budget);
        Wire wire = server.open().send("GET / HTTP/1.1\r\nHost: " + server.hostHeader() + "\r\nAcc");

        isGivenUp(wire.readToEndWithin(limit(budget)));
    }

    // Milliseconds are taken for something longer, or the wait is given up with the first pause.
    @Check(
            id = "3.5.5",
            says = "A slow but honest client is served",
            points = 2,
            did = "The suite sends its request in three parts, half a second apart.",
            why = "Task 5: a client has 2 s for its request; this one pauses twice for half a second")
    void servesSlowClient(ServerUnderTest server, Budget budget, Dice dice) throws IOException {
        String request = requestForPage(server, dice);
        warmUp(server, budget);

        Wire wire = server.open();
        for (String part : thirds(request)) {
            wire.send(part);
            assertThat(part.endsWith("\r\n\r\n") || wire.staysSilentFor(HONEST_PAUSE))
                    .withFailMessage("the request was not complete yet, but it was answered, or given up")
                    .isTrue();
        }
        assertThat(wire.readReply())
                .as("the three parts of the request came half a second apart")
                .hasStatus(200);
    }

    // The first ends within the request line, as a part that is read alone would have to.
    private static List<String> thirds(String request) {
        int first = "GET /page".length();
        int second = request.length() - 5;
        return List.of(request.substring(0, first), request.substring(first, second), request.substring(second));
    }
}
