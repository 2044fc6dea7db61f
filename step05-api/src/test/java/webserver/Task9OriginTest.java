package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.Ask;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Reply;
import java.util.List;

class Task9OriginTest extends Step05 {

    // The field is sent for preflights only.
    @Check(
            id = "5.9.1",
            says = "An answer to the script of another site says that it may be read",
            points = 4,
            why = "the Fetch standard, 3.3.3: without Access-Control-Allow-Origin a browser keeps the answer to itself")
    void letsRead(ServerUnderTest server, Dice dice) {
        String origin = origin(dice);

        letsRead(Ask.to("GET /api?a=1").with("Origin", origin).of(server), origin);
        letsRead(Ask.to("POST /api").with("Origin", origin).form("a=1").of(server), origin);
    }

    // Errors are made elsewhere, where nobody thinks of the field.
    @Check(
            id = "5.9.2",
            says = "Errors may be read too",
            points = 2,
            why = "the Fetch standard, 3.3.3: without the field the script learns only that something went wrong",
            needs = "5.1.8")
    void letsReadErrors(ServerUnderTest server, Dice dice) {
        String origin = origin(dice);

        letsRead(Ask.to("GET /api/" + dice.word()).with("Origin", origin).of(server), origin);
        letsRead(
                Ask.to("POST /api")
                        .with("Origin", origin)
                        .body("text/plain", "a")
                        .of(server),
                origin);
        letsRead(Ask.to("POST /api/search").with("Origin", origin).of(server), origin); // without a length
    }

    // OPTIONS is answered as ever; the browser does not find what it has asked for, and does not send the request.
    @Check(
            id = "5.9.3",
            says = "A preflight is told the methods and fields that may be sent",
            points = 4,
            why = "the Fetch standard, 4.8: before a PUT, or a POST of JSON, a browser asks whether it may")
    void answersPreflights(ServerUnderTest server, Dice dice) {
        answersPreflight(server, "/api/search", "POST", origin(dice));
        answersPreflight(server, "/api/books/1", "PUT", origin(dice));
    }

    private static void answersPreflight(ServerUnderTest server, String path, String method, String origin) {
        Reply reply = Ask.to("OPTIONS " + path)
                .with("Origin", origin)
                .with("Access-Control-Request-Method", method)
                .with("Access-Control-Request-Headers", "content-type")
                .of(server);
        assertThat(reply).as("a browser asks whether it may").hasStatusIn(204, 200);
        letsRead(reply, origin);
        allows(reply, "Access-Control-Allow-Methods", method);
        allows(reply, "Access-Control-Allow-Headers", "content-type");
    }

    private static void allows(Reply reply, String field, String item) {
        List<String> found = items(reply, field);
        if (found.stream().noneMatch(each -> each.equals("*") || each.equalsIgnoreCase(item))) {
            fail("the field " + field + " should name " + item + "; found "
                    + (found.isEmpty() ? "no such field" : String.join(", ", found)));
        }
    }

    private static void letsRead(Reply reply, String origin) {
        List<String> found = reply.headers("Access-Control-Allow-Origin");
        if (!found.equals(List.of("*")) && !found.equals(List.of(origin))) {
            fail("the field Access-Control-Allow-Origin should say * or " + origin + "; found "
                    + (found.isEmpty() ? "no such field" : String.join(" and ", found)));
        }
    }

    private static String origin(Dice dice) {
        return "https://" + dice.word() + ".example";
    }
}
