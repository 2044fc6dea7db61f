package webserver;

import static gradingkit.wire.KitAssertions.assertThat;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.check.Runs;
import gradingkit.server.ServerUnderTest;

class Task0WarmUpTest extends Step01 {

    // The given code, changed by mistake.
    @Check(
            id = "1.0.1",
            says = "The finished server answers with an HTML page",
            points = 5,
            given = true,
            why = "The warm-up is complete: it shows what we are going to build ourselves")
    void theFinishedServerAnswers(@Runs("webserver.WarmUp") ServerUnderTest server, Dice dice) {
        assertThat(server.send(request(server, dice.word()))).hasStatus(200).hasMediaType("text/html");
    }
}
