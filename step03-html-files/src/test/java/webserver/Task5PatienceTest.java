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
import java.time.Duration;

@SideBySide
class Task5PatienceTest extends Step03 {

    private static final Duration DRIBBLE_PACE = Duration.ofMillis(200);
    private static final Duration HONEST_PAUSE = Duration.ofMillis(500);

    // The server reads for ever, and whoever comes behind the silent client waits for ever.
    @Check(
            id = "3.5.1",
            says = "A silent client does not hold up the next one",
            points = 3,
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
            says = "A client that stops half-way gets a 408",
            points = 1,
            why = "Task 5: a request without its empty line is not complete, however long one waits",
            needs = "3.5.2")
    void tellsClientWithHalfRequest(ServerUnderTest server, Budget budget) {
        warmUp(server, budget);
        Wire wire = server.open().send("GET / HTTP/1.1\r\nHost: " + server.hostHeader() + "\r\nAcc");

        Reply reply = wire.readReplyWithin(limit(budget));

        assertThat(reply).as("the rest of the request did not come for 2 s").hasStatus(408);
    }

    // The socket's time-out begins anew with each byte, so a byte now and then keeps the server for ever.
    @Check(
            id = "3.5.4",
            says = "A client that dribbles gets a 408 after 2 s in all",
            points = 2,
            why = "Task 5: the 2 s are for the whole request, not for the next byte",
            needs = "3.5.3")
    void tellsDribblingClient(ServerUnderTest server, Budget budget) {
        warmUp(server, budget);

        Reply reply = dribble(server.open().send("GET /"), limit(budget).dividedBy(DRIBBLE_PACE));

        assertThat(reply).as("the request is not complete after 2 s").hasStatus(408);
    }

    private static Reply dribble(Wire wire, long bytes) {
        for (long sent = 0; sent < bytes; sent++) {
            if (!wire.staysSilentFor(DRIBBLE_PACE)) {
                return wire.readReply();
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

        Wire wire = server.open().sendInPieces(request, request.length() / 3 + 1, HONEST_PAUSE);

        assertThat(wire.readReply())
                .as("the three parts of the request came half a second apart")
                .hasStatus(200);
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
