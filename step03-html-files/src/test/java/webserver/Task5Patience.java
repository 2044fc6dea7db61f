package webserver;

import static gradingkit.wire.KitAssertions.assertThat;

import gradingkit.check.Dice;
import gradingkit.server.ServerUnderTest;
import gradingkit.time.Budget;
import gradingkit.wire.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What the checks of clients that take their time have in common. */
abstract class Task5Patience extends Step03 {

    // The first answer takes a program longer than all others, which is not what is measured here.
    static void warmUp(ServerUnderTest server, Budget budget) {
        Wire wire = server.open().send(get("/").replace("{host}", server.hostHeader()));
        wire.readReplyWithin(budget.check());
        wire.close();
    }

    static String requestForPage(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("page", ".html");
        writePage(server, name, dice);
        return get("/" + name).replace("{host}", server.hostHeader());
    }

    static Duration limit(Budget budget) {
        return budget.patience().plus(budget.answer());
    }

    // Whether it gets the 408 that it should have is told by 3.5.2.
    static void isGivenUp(byte[] received) {
        String status = new String(received, StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElse("408");
        assertThat(status)
                .withFailMessage("the request was never complete, but it was answered with %s", status)
                .contains("408");
    }
}
