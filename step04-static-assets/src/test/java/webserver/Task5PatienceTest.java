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
class Task5PatienceTest extends Step04 {

    // Whoever has an answer may keep his connection, and a thread with it, for ever.
    @Check(
            id = "4.5.9",
            says = "A connection that is idle for 2 s is closed",
            points = 1,
            why = "RFC 9112, 9.5: a server need not keep a connection on which nothing comes")
    void closesIdleConnection(ServerUnderTest server, Budget budget, Dice dice) throws IOException {
        String name = dice.name("page", ".html");
        String content = writeText(server, name, dice);

        try (Wire wire = server.open()) {
            wire.send(getMore(server, "/" + name));
            assertThat(wire.readReplyWithin(budget.check())).hasStatus(200).hasBody(content);
            wire.readToEndWithin(limit(budget));
        }
    }

    // Once the connection stays open, its wait has no end; or only the wait for the first byte has one.
    @Check(
            id = "4.5.10",
            says = "Half a request gets a 408 after 2 s",
            points = 1,
            why = "RFC 9110, 15.5.9: 408 says that the request did not come in time")
    void tellsClientWithHalfRequest(ServerUnderTest server, Budget budget, Dice dice) throws IOException {
        String name = dice.name("page", ".html");
        String content = writeText(server, name, dice);

        try (Wire wire = server.open()) {
            wire.send(getMore(server, "/" + name));
            assertThat(wire.readReplyWithin(budget.check())).hasStatus(200).hasBody(content);
            wire.send("GET /" + name + " HTTP/1.1\r\nHo");
            Reply reply = replyToHalf(wire, budget);
            assertThat(reply).as("the rest of the request did not come for 2 s").hasStatus(408);
        }
    }

    private static Reply replyToHalf(Wire wire, Budget budget) {
        try {
            return wire.readReplyWithin(limit(budget));
        } catch (WireFailure failure) {
            throw failure.understoodAs("half a request had come, and then nothing for 2 s; expected a 408, and "
                    + (failure.timedOut()
                            ? "the server still waited after " + limit(budget).toSeconds() + " s"
                            : "the connection was closed without one"));
        }
    }

    private static Duration limit(Budget budget) {
        return budget.patience().plus(budget.answer());
    }
}
