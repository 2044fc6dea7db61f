package webserver;

import static gradingkit.wire.KitAssertions.assertThat;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.check.SideBySide;
import gradingkit.server.ServerUnderTest;
import gradingkit.time.Budget;
import gradingkit.wire.Reply;
import gradingkit.wire.Wire;
import gradingkit.wire.WireFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

@SideBySide
class Task5PatienceTest extends Step03 {

    private static final Duration DRIBBLE_PACE = Duration.ofMillis(200);
    private static final Duration HONEST_PAUSE = Duration.ofMillis(500);

    // The server reads for ever, and whoever comes behind the silent client waits for ever.
    @Check(
            id = "3.5.1",
            says = "A silent client does not hold up the next one",
            points = 2,
            why = "Task 5: after 2 s the server gives up on a client that sends nothing, and serves the next")
    void servesNextClient(ServerUnderTest server, Budget budget, Dice dice) throws IOException {
        String request = requestForPage(server, dice);
        warmUp(server, budget);
        Wire silent = server.open();
        Wire next = server.open().send(request);
        leaveOnceTold(silent, budget);

        assertThat(replyToNext(next, budget))
                .as("only a silent client was there before it")
                .hasStatus(200);
    }

    // A client that leaves when the server has given up on it spares the server the wait of a gentle close.
    private static void leaveOnceTold(Wire silent, Budget budget) {
        try {
            silent.readToEndWithin(budget.patience().plusSeconds(1));
            silent.close();
        } catch (WireFailure keptOpen) {
            // It stays then: its leaving would free a server that waits for it, and one that serves others may keep it.
        }
    }

    private static Reply replyToNext(Wire next, Budget budget) {
        try {
            return next.readReply();
        } catch (WireFailure failure) {
            if (!failure.timedOut()) {
                throw failure;
            }
            throw new WireFailure(
                    "another client had connected before, and has sent nothing since; this one has sent its whole"
                            + " request and got no answer within "
                            + limit(budget).toSeconds()
                            + " s: the server still waits for"
                            + " the other",
                    next.transcript(),
                    -1,
                    -1,
                    true);
        }
    }

    // The connection is closed without a word: the time-out ends up where a client's leaving does.
    @Check(
            id = "3.5.2",
            says = "A silent client gets a 408",
            points = 3,
            why = "RFC 9110, 15.5.9: 408 says that the request did not come in time",
            needs = "3.5.1")
    void tellsSilentClient(ServerUnderTest server, Budget budget) {
        warmUp(server, budget);

        Reply reply = server.open().readReplyWithin(limit(budget));

        assertThat(reply).as("the client has sent nothing for 2 s").hasStatus(408);
    }

    // Only the wait for the first byte has an end; or what came by then is answered as if it were all.
    @Check(
            id = "3.5.3",
            says = "A client that stops half-way is given up",
            points = 1,
            why = "Task 5: a request without its empty line is not complete, however long one waits",
            needs = "3.5.1")
    void tellsClientWithHalfRequest(ServerUnderTest server, Budget budget) {
        warmUp(server, budget);
        Wire wire = server.open().send("GET / HTTP/1.1\r\nHost: " + server.hostHeader() + "\r\nAcc");

        isGivenUp(wire.readToEndWithin(limit(budget)));
    }

    // Whether it gets the 408 that it should have is told by 3.5.2.
    private static void isGivenUp(byte[] received) {
        String status = new String(received, StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElse("408");
        assertThat(status)
                .withFailMessage("the request was never complete, but it was answered with %s", status)
                .contains("408");
    }

    // The socket's time-out begins anew with each byte, so a byte now and then keeps the server for ever.
    @Check(
            id = "3.5.4",
            says = "A client that dribbles is given up after 2 s in all",
            points = 2,
            why = "Task 5: the 2 s are for the whole request, not for the next byte",
            needs = "3.5.3")
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

    // Milliseconds are taken for something longer, or the wait is given up with the first pause.
    @Check(
            id = "3.5.5",
            says = "A slow but honest client is served",
            points = 2,
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

    // The 408 takes another way out, past the log.
    @Check(
            id = "3.5.9",
            says = "The 408 is in the log, too",
            points = 1,
            why = "Task 4: each answer adds one line to access.log",
            needs = {"3.4.9", "3.5.2"})
    void logsTheTimeOut(ServerUnderTest server, Budget budget) {
        warmUp(server, budget);
        server.open().readReplyWithin(limit(budget));
        new LogFile(server, budget).await(" 408 ");
    }

    // The first answer takes a program longer than all others, which is not what is measured here.
    private static void warmUp(ServerUnderTest server, Budget budget) {
        Wire wire = server.open().send(get("/").replace("{host}", server.hostHeader()));
        wire.readReplyWithin(budget.check());
        wire.close();
    }

    private static String requestForPage(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("page", ".html");
        writePage(server, name, dice);
        return get("/" + name).replace("{host}", server.hostHeader());
    }

    private static Duration limit(Budget budget) {
        return budget.patience().plus(budget.answer());
    }
}
