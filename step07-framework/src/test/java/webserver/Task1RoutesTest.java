package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.check.HttpLibraries;
import gradingkit.server.Ask;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Reply;
import java.util.List;
import java.util.stream.Stream;

class Task1RoutesTest extends Step07 {

    // The list of routes is never looked through.
    @Check(
            id = "7.1.1",
            says = "A request is answered by the handler of its path",
            points = 3,
            why = "Task 1: the router calls what was registered with get(\"/try/method\", …)")
    void findsTheHandler(ServerUnderTest server) {
        hasText(Ask.to("GET /try/method").of(server), "GET");
        hasText(Ask.to("GET /try/method?x=/try/other").of(server), "GET");
    }

    // Only the path is compared, so that the first handler of a path answers all methods.
    @Check(
            id = "7.1.2",
            says = "Each method has its own handler, and HEAD that of GET",
            points = 2,
            why = "RFC 9110, 9.1 and 9.3.2: get, post, put, patch, delete; HEAD is a GET without a body")
    void tellsMethodsApart(ServerUnderTest server) {
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            hasText(Ask.to(method + " /try/method").form("").of(server), method);
        }
        assertThat(Ask.to("HEAD /try/method").of(server)).as("there is a GET").hasStatus(200);
    }

    // The value is not decoded, or twice; or the whole path is, before it is split: %2F becomes a slash too early.
    @Check(
            id = "7.1.3",
            says = "What stands for {name} in a path gets to the handler, decoded",
            points = 3,
            why = "RFC 3986, 2.1; Task 1: a segment is cut out first and decoded then, in UTF-8")
    void givesPathParameters(ServerUnderTest server, Dice dice) {
        int a = dice.between(1, 999);
        int b = dice.between(1, 999);
        hasText(Ask.to("GET /try/add/" + a + "/and/" + b).of(server), String.valueOf(a + b));
        String word = dice.word();
        hasText(Ask.to("GET /try/hello/" + word).of(server), "Hello, " + word + "!");
        hasText(Ask.to("GET /try/hello/Zo%C3%AB%20" + word).of(server), "Hello, Zoë " + word + "!");
        hasText(Ask.to("GET /try/hello/1+1%2541" + word).of(server), "Hello, 1+1%41" + word + "!");
        staysWhole(Ask.to("GET /try/hello/" + word + "%2Fb").of(server), "Hello, " + word + "/b!");
    }

    // Some servers refuse every %2F (RFC 3986, 7.3), as it has fooled many.
    private static void staysWhole(Reply reply, String expected) {
        if (reply.status() != 400) {
            hasText(reply, expected);
        }
    }

    // The last one replaces the first; the one without a parameter is preferred.
    @Check(
            id = "7.1.4",
            says = "If two handlers fit, the one that was registered first answers",
            points = 2,
            why = "Task 1: first registered wins, which is easy to say and easy to see in the code")
    void takesTheFirst(ServerUnderTest server) {
        hasText(Ask.to("GET /try/first/never").of(server), "first never");
    }

    // {name} stands for several segments, or for none; the path only has to begin right, or in any case.
    @Check(
            id = "7.1.5",
            says = "A path that no handler has gets status 404",
            points = 2,
            why = "RFC 9110, 15.5.5; Task 1: {name} is one segment, and the whole path has to fit")
    void knowsItsPaths(ServerUnderTest server, Dice dice) {
        for (String path : List.of(
                "/try/" + dice.word(),
                "/try/hello",
                "/try/hello/",
                "/try/hello/a/b",
                "/try/add/1/or/2",
                "/try/method/" + dice.word(),
                "/try/Method")) {
            assertThat(Ask.to("GET " + path).of(server)).as("nothing is there").hasStatus(404);
        }
    }

    // 404, as if there were nothing; or 405 without a word on what would be right, or with one of several only.
    @Check(
            id = "7.1.6",
            says = "Another method gets status 405, with Allow",
            points = 2,
            why = "RFC 9110, 15.5.6: Allow names the methods that there are")
    void refusesOtherMethods(ServerUnderTest server, Dice dice) {
        Reply reply = Ask.to("DELETE /try/hello/" + dice.word()).of(server);
        assertThat(reply).as("there is a handler for GET alone").hasStatus(405);
        allows(reply, List.of("GET"));
        Reply several = Ask.to("OPTIONS /try/method").of(server);
        // Some servers answer OPTIONS by themselves (RFC 9110, 9.3.7).
        assertThat(several).as("there is none for OPTIONS").hasStatusIn(405, 200, 204);
        allows(several, List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
    }

    private static void allows(Reply reply, List<String> methods) {
        List<String> named = reply.headers("Allow").stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .toList();
        if (!named.containsAll(methods)) {
            fail("Allow should name " + String.join(", ", methods) + "; found "
                    + (named.isEmpty() ? "no such field" : String.join(", ", named)));
        }
    }

    // Files are forgotten, so that the wall has no colours.
    @Check(
            id = "7.1.7",
            says = "A path without a handler is that of a file in site/public",
            points = 2,
            why = "Task 1: for GET and HEAD, sendFile sends it; what is neither is a 404")
    void sendsFiles(ServerUnderTest server, Dice dice) {
        assertThat(Ask.to("GET /style.css").of(server))
                .as("there is site/public/style.css")
                .hasStatus(200)
                .hasMediaType("text/css")
                .bodyContains("{");
        assertThat(Ask.to("HEAD /style.css").of(server))
                .as("there is such a file")
                .hasStatus(200);
        assertThat(Ask.to("GET /try/" + dice.word() + ".css").of(server)).hasStatus(404);
    }

    // The JDK has a whole server in it, and reflection finds it.
    @Check(
            id = "7.1.8",
            says = "It uses no HTTP library",
            points = 1,
            did = "The suite looks through the list of classes that the server has loaded.",
            why = "The lesson: no HTTP library, as what such a library does is what we write")
    void usesNoHttpLibrary(ServerUnderTest server) {
        Ask.to("GET /try/method").of(server); // whatever is loaded for an answer is loaded now
        HttpLibraries.areNotUsedBy(server);
    }

    // println, which ends a line as the computer likes it; or a line end behind the body, which is not counted.
    @Check(
            id = "7.1.9",
            says = "Its replies have the form of HTTP, byte for byte",
            points = 1,
            why = "RFC 9112, 2.1 and 4: status line, field lines and an empty line, each ended by CR LF, then the body")
    void hasTheFormOfHttp(ServerUnderTest server) {
        assertThat(server.send(Ask.to("GET /try/method").last().text(server))).isWellFormed();
    }
}
