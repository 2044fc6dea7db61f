package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.Ask;
import gradingkit.server.ServerUnderTest;
import gradingkit.time.Budget;
import gradingkit.wire.Reply;
import java.util.List;

class Task3HooksTest extends Step07 {

    // They are never called; or for every path; or a star is one segment.
    @Check(
            id = "7.3.1",
            says = "before and after run around the handlers of their paths, and of no others",
            points = 4,
            why = "Task 3: /try/hooks/* stands for everything below /try/hooks/")
    void runsAround(ServerUnderTest server, Dice dice) {
        Reply reply = Ask.to("GET /try/hooks/ok").of(server);
        hasText(reply, "ok");
        assertThat(reply).hasHeader("X-Before", "yes").hasHeader("X-After", "yes");
        assertThat(Ask.to("GET /try/hello/" + dice.word()).of(server))
                .hasStatus(200)
                .hasNoHeader("X-Before")
                .hasNoHeader("X-After");
        assertThat(Ask.to("GET /try/hooks/" + dice.word() + "/ok").of(server))
                .as("nothing is there")
                .hasStatus(404)
                .hasHeader("X-Before", "yes");
        assertThat(Ask.to("GET /try/hooksandmore").of(server)).hasStatus(404).hasNoHeader("X-Before");
    }

    // Only the very class is looked up; or exceptions are left to the server.
    @Check(
            id = "7.3.2",
            says = "An exception is mapped by its class or the nearest one above",
            points = 3,
            why = "Task 3: NumberFormatException is an IllegalArgumentException, whose mapper answers 400")
    void mapsExceptions(ServerUnderTest server, Dice dice) {
        Reply reply = Ask.to("GET /try/hooks/mapped").of(server);
        assertThat(reply).as("there is a mapper").hasStatus(400).bodyContains("no number");
        String word = dice.word();
        assertThat(Ask.to("GET /try/add/1/and/" + word).of(server))
                .as("there is a mapper, which shows the message")
                .hasStatus(400)
                .bodyContains(word);
        assertThat(Ask.to("POST /try/json").json("{\"a\":").of(server))
                .as("this is no JSON, and there is a mapper for JacksonException")
                .hasStatus(400);
    }

    // The connection dies with the handler; the client reads the stack trace; nobody does.
    @Check(
            id = "7.3.3",
            says = "Any other exception is a 500 for the client and a stack trace for the author",
            points = 3,
            why =
                    "RFC 9110, 15.6.1; Task 3: what went wrong is nobody's business but the author's, and the server goes on")
    void survivesExceptions(ServerUnderTest server, Budget budget) {
        Reply reply = Ask.to("GET /try/hooks/broken").of(server);
        assertThat(reply)
                .as("the handler is broken")
                .hasStatus(500)
                .bodyDoesNotContain("IndexOutOfBounds")
                .bodyDoesNotContain("\tat ");
        hasText(Ask.to("GET /try/hooks/ok").of(server), "ok");
        boolean printed = server.outputOfCheck().await(output -> hasTrace(output.all()), budget.answer());
        if (!printed) {
            fail("the stack trace of the exception should be on stderr, for whoever has to mend the handler");
        }
    }

    private static boolean hasTrace(String output) {
        return output.contains("Index") && output.matches("(?s).*\\n\\s+(at |File ).*"); // Java's, or Python's
    }

    // The handler runs as well, and its answer replaces the redirect.
    @Check(
            id = "7.3.4",
            says = "A redirect in before is instead of the handler",
            points = 2,
            why = "Task 3: that is how pages are kept from strangers")
    void redirectsBefore(ServerUnderTest server) {
        Reply reply = Ask.to("GET /try/locked/room").of(server);
        assertThat(reply).as("before redirects").isRedirect().bodyDoesNotContain("Nobody gets here");
        assertThat(reply).leadsTo("/login");
    }

    // It runs for unknown paths only, or changes the status to 200.
    @Check(
            id = "7.3.5",
            says = "error(404, …) has the last word on a 404",
            points = 2,
            why = "Task 3: below /api/ it answers with problem details, as programs ask there")
    void handlesErrors(ServerUnderTest server, Dice dice) {
        assertThat(Ask.to("GET /api/" + dice.word()).of(server))
                .as("nothing is there")
                .hasStatus(404)
                .hasMediaType("application/problem+json");
        assertThat(Ask.to("GET /try/status/404").of(server))
                .as("the handler says so")
                .hasStatus(404)
                .bodyDoesNotContain("status 404");
    }

    // After an exception nothing more runs, or all is made anew.
    @Check(
            id = "7.3.6",
            says = "Whatever happens in between, after runs, and fields that are set stay",
            points = 2,
            why = "Task 3: an exception, mapped or not, and a path without a handler go the same way")
    void goesAllTheWay(ServerUnderTest server) {
        for (String path : List.of("mapped", "broken", "nothing")) {
            Reply reply = Ask.to("GET /try/hooks/" + path).of(server);
            assertThat(reply)
                    .hasStatusIn(400, 500, 404)
                    .hasMediaType("text/plain")
                    .hasHeader("X-Before", "yes")
                    .hasHeader("X-After", "yes");
        }
    }
}
