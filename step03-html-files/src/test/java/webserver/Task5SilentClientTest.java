package webserver;

import static gradingkit.wire.KitAssertions.assertThat;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.check.Once;
import gradingkit.check.SideBySide;
import gradingkit.server.ServerUnderTest;
import gradingkit.time.Budget;
import gradingkit.wire.Reply;
import gradingkit.wire.Wire;
import gradingkit.wire.WireFailure;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** A client that says nothing and one that comes behind it are seen once, and looked at by all checks. */
@SideBySide
class Task5SilentClientTest extends Task5Patience {

    private static final Pattern TIMED_OUT = Pattern.compile("(?<!\\S)408(?!\\S)");

    private record Silence(Seen silent, Seen next) {}

    private static Silence silence(ServerUnderTest server, Budget budget, Dice dice, Once once) throws IOException {
        String request = requestForPage(server, dice);
        return once.see(server, () -> {
            warmUp(server, budget);
            Wire silent = server.open();
            Wire next = server.open().send(request);
            Seen toSilent =
                    Seen.of(() -> silent.readReplyWithin(budget.patience().plusSeconds(1)));
            if (toSilent.failure() == null || !toSilent.failure().timedOut()) {
                silent.close(); // which spares the server the wait of a gentle close; where it waits, so does its
                // client
            }
            return new Silence(toSilent, Seen.of(() -> replyToNext(next, budget)));
        });
    }

    // The server reads for ever, and whoever comes behind the silent client waits for ever.
    @Check(
            id = "3.5.1",
            says = "A silent client does not hold up the next one",
            points = 2,
            did = "The suite connects and sends nothing; as the next client it sends this, and waits for the answer.",
            why = "Task 5: after 2 s the server gives up on a client that sends nothing, and serves the next")
    void servesNextClient(ServerUnderTest server, Budget budget, Dice dice, Once once) throws IOException {
        assertThat(silence(server, budget, dice, once).next().reply())
                .as("only a silent client was there before it")
                .hasStatus(200);
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
    void tellsSilentClient(ServerUnderTest server, Budget budget, Dice dice, Once once) throws IOException {
        Seen silent = silence(server, budget, dice, once).silent();
        assertThat(silent.replyOr("a client had connected and sent nothing for 2 s; expected a 408, and "
                        + (silent.timedOut() ? "the server went on waiting" : "the connection was closed without one")))
                .as("the client has sent nothing for 2 s")
                .hasStatus(408);
    }

    // The 408 takes another way out, past the log; or its line has something for the request line that never came.
    @Check(
            id = "3.5.9",
            says = "The 408 is in the log, too",
            points = 1,
            look = "access.log",
            why = "Task 5: a 408 has a line like all others, with \"-\" for the request line, as none came",
            needs = {"3.4.1", "3.5.2"})
    void logsTheTimeOut(ServerUnderTest server, Budget budget, Dice dice, Once once) throws IOException {
        silence(server, budget, dice, once);

        assertThat(new LogFile(server, budget).awaitMatch(TIMED_OUT))
                .withFailMessage("a client was given up with a 408, and access.log has no line with 408 in it")
                .isTrue();
        List<LogLine> lines = new LogFile(server, budget)
                .lines().stream()
                        .filter(TIMED_OUT.asPredicate())
                        .map(LogLine::read)
                        .filter(LogLine::inFormat)
                        .toList();
        assertThat(lines.isEmpty()
                        || lines.stream()
                                .anyMatch(line ->
                                        line.at(LogLine.Place.REQUEST, "-").equals("-")))
                .withFailMessage(
                        "a client was given up before it had sent a word, and no line with 408 has \"-\" for its request line; found %s",
                        lines.stream().map(LogLine::line).toList())
                .isTrue();
    }
}
