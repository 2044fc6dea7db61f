package webserver;

import static gradingkit.wire.KitAssertions.assertThat;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Reply;
import gradingkit.wire.Wire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Task 5: what is wrong with a request, said precisely. */
final class Task5SayingNoTest extends Step02 {

    private static final int MAX_TARGET_BYTES = 4_096;
    private static final int MAX_HEAD_BYTES = 8_192;

    // Sends the status line and nothing else; sends the page as plain text.
    @Check(
            id = "2.5.1",
            says = "Each refusal comes with an HTML page",
            points = 2,
            why = "RFC 9110, 15.5: an error comes with an explanation of itself, for the person at the client")
    void explainsItself(ServerUnderTest server, Dice dice) {
        int refusals = 0;
        for (String request : refused(server, dice)) {
            Reply reply = server.send(request);
            if (reply.status() >= 400 && reply.status() < 500) {
                refusals++;
                assertThat(reply).hasMediaType("text/html");
                assertThat(PageText.of(reply))
                        .withFailMessage("a refusal comes with a page that says what is wrong; this one has no text")
                        .isNotEmpty();
            }
        }
        assertThat(refusals)
                .withFailMessage(
                        "ten requests that have to be refused were sent, and none got a status from 400 to 499")
                .isPositive();
    }

    // Answers any method like GET; forgets Allow.
    @Check(
            id = "2.5.2",
            says = "A method that the page does not have gets status 405 and Allow",
            points = 3,
            why = "RFC 9110, 15.5.6: a 405 names in the field Allow the methods that this target has")
    void knowsItsMethods(ServerUnderTest server) {
        for (String method : List.of("POST /hello", "DELETE /", "PUT /count", "PATCH /request")) {
            Reply reply = server.send(request(method + " HTTP/1.1", "Content-Length: 0"));
            assertThat(reply).as("this page can only be read").hasStatus(405).hasHeader("Allow");
            assertThat(allowed(reply))
                    .withFailMessage("the field Allow should name GET, but it says \"%s\"", reply.headers("Allow"))
                    .contains("GET");
        }
    }

    private static List<String> allowed(Reply reply) {
        return reply.headers("Allow").stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .toList();
    }

    // Answers 405 or 400 to what it has never heard of; takes get for GET.
    @Check(
            id = "2.5.3",
            says = "A method that nobody knows gets status 501",
            points = 2,
            why = "RFC 9110, 9.1: a method that the server does not know gets 501; case matters in a method")
    void knowsWhatItDoesNotKnow(ServerUnderTest server, Dice dice) {
        for (String method : List.of(dice.word().toUpperCase(Locale.ROOT), "get")) {
            assertThat(server.send(request(method + " /request HTTP/1.1")))
                    .as("no RFC has a method " + method)
                    .hasStatus(501);
        }
    }

    // Trusts that there are three words; does not look at the third; routes a target without a slash; splits at any
    // white space; takes any number for a version.
    @Check(
            id = "2.5.4",
            says = "A broken request line gets status 400",
            points = 3,
            why = "RFC 9112, 3: a server answers an invalid request line with 400")
    void refusesBrokenRequestLines(ServerUnderTest server, Dice dice) {
        for (String line : brokenRequestLines(dice)) {
            assertThat(server.send(request(line)))
                    .as("this is not a method, a target with a slash in front, and a version, with one space between")
                    .hasStatus(400);
        }
    }

    private static List<String> brokenRequestLines(Dice dice) {
        String word = dice.word();
        return List.of(
                "GET",
                word,
                "GET /request",
                "GET /request HTTP/1.1 " + word,
                "GET /request " + word,
                "GET /request HTTP/1",
                "GET /request http/1.1",
                "GET /request FTP/1.1",
                "GET  /request HTTP/1.1",
                "GET\t/request HTTP/1.1",
                "GET /request HTTP/1.1 ",
                " /request HTTP/1.1",
                "GET /request HTTP/1.10",
                "GET /request HTTP/01.1",
                "GET /request HTTP/1x1",
                "GET request HTTP/1.1",
                "GET " + word + "/request HTTP/1.1");
    }

    // Skips a line without a colon; takes the blank for a part of the name, or off it.
    @Check(
            id = "2.5.5",
            says = "A broken header field gets status 400",
            points = 2,
            why = "RFC 9112, 5 and 5.1: a field line has a name and a colon, with no white space between")
    void refusesBrokenFields(ServerUnderTest server, Dice dice) {
        for (String field : brokenFields(dice)) {
            assertThat(server.send(request("GET /request HTTP/1.1", field)))
                    .as("\"" + field + "\" is no field line")
                    .hasStatus(400);
        }
    }

    private static List<String> brokenFields(Dice dice) {
        String name = "X-" + dice.word();
        return List.of(dice.word(), name + " : " + dice.word(), name + "\t: " + dice.word(), ": " + dice.word());
    }

    // Never looks for Host; takes the first of two; demands it of HTTP/1.0 as well.
    @Check(
            id = "2.5.6",
            says = "HTTP/1.1 needs one field Host, HTTP/1.0 needs none",
            points = 2,
            why = "RFC 9112, 3.2: an HTTP/1.1 request without Host, and any request with two, is answered with 400")
    void countsHosts(ServerUnderTest server, Dice dice) {
        assertThat(server.send(requestWithoutHost("GET /request HTTP/1.1")))
                .as("HTTP/1.1 demands the field Host")
                .hasStatus(400);
        assertThat(server.send(request("GET /request HTTP/1.1", "Host: " + dice.word() + ".example")))
                .as("nobody can say which of the two Hosts is meant")
                .hasStatus(400);
        assertThat(server.send(requestWithoutHost("GET /request HTTP/1.0")))
                .as("HTTP/1.0 is older than the field Host")
                .hasStatus(200);
    }

    // Lets NumberFormatException or an index out of bounds end in a 500; reads %-1 as a number.
    @Check(
            id = "2.5.7",
            says = "A percent sign without two hex digits gets status 400",
            points = 1,
            why = "RFC 3986, 2.1: a percent sign is always followed by two hexadecimal digits")
    void refusesBrokenPercentCodes(ServerUnderTest server) {
        for (String target : List.of("/request?a=%zz", "/request?a=%4", "/request?a=%", "/request?a=%-1", "/%zz")) {
            assertThat(server.send(get(target)))
                    .as("this percent sign has no two hexadecimal digits behind it")
                    .hasStatus(400);
        }
    }

    // Has no limit; has one for the whole head only; has one that is too small, by a byte even; or what is longer than
    // a
    // whole head is another mistake.
    @Check(
            id = "2.5.8",
            says = "A target of more than 4 KiB gets status 414",
            points = 2,
            why = "RFC 9110, 15.5.15: 414 says that the target is longer than the server reads; here, than 4,096 bytes")
    void limitsTheTarget(ServerUnderTest server, Dice dice) {
        assertThat(server.send(get(target(MAX_TARGET_BYTES))))
                .as("this target has 4,096 bytes, and no more")
                .hasStatus(200);
        assertThat(server.send(get(longTarget(dice))))
                .as("this target has more than 4,096 bytes")
                .hasStatus(414);
        assertThat(server.send(get(target(dice.between(8_200, 8_300)))))
                .as("this target is too long, and so is the head, which says 431")
                .hasStatusIn(414, 431);
    }

    private static String longTarget(Dice dice) {
        return target(dice.between(4_200, 4_600));
    }

    private static String target(int bytes) {
        String start = "/request?x=";
        return start + "x".repeat(bytes - start.length());
    }

    // Has no limit, or one that is a byte too large; gives up without an answer.
    @Check(
            id = "2.5.9",
            says = "A head of more than 8 KiB gets status 431",
            points = 2,
            why = "RFC 6585, 5: 431 says that the header fields are more than the server reads; here, than 8,192 bytes")
    void limitsTheHead(ServerUnderTest server, Dice dice) {
        for (int bytes : List.of(MAX_HEAD_BYTES + 1, dice.between(8_300, 8_400))) {
            assertThat(server.send(longHead(server, dice, bytes)))
                    .as("this head has more than 8,192 bytes")
                    .hasStatus(431);
        }
    }

    // Little more, so that the answer is not lost if the server closes without having read all of it.
    private static String longHead(ServerUnderTest server, Dice dice, int bytes) {
        return request("GET /request HTTP/1.1", padding(server, dice.word(), bytes));
    }

    // Treats every version alike, or every unusual one as broken.
    @Check(
            id = "2.5.10",
            says = "HTTP/2.0 gets status 505",
            points = 1,
            why = "RFC 9110, 15.6.6: 505 says that the server does not speak this major version of HTTP")
    void knowsItsVersions(ServerUnderTest server, Dice dice) {
        for (String version : List.of("HTTP/2.0", "HTTP/" + dice.between(3, 9) + ".0")) {
            assertThat(server.send(request("GET /request " + version)))
                    .as("this server speaks HTTP/1.1 and HTTP/1.0")
                    .hasStatus(505);
        }
    }

    // Ends with the request that it refuses; keeps what was left of it for the next.
    @Check(
            id = "2.5.11",
            says = "After each refusal the server goes on with the next request",
            points = 2,
            did =
                    "The suite sends a request that has to be refused, and then, on another connection, one that is right.",
            why = "the lesson, Task 5: after each refusal the server goes on with the next request")
    void goesOn(ServerUnderTest server, Dice dice) {
        for (String request : refused(server, dice)) {
            try (Wire wire = server.open()) {
                wire.send(request.replace("{host}", server.hostHeader()))
                        .closeSending()
                        .readToEnd();
            }
            assertThat(server.get("/request"))
                    .as("this request is right, only the one before it was not")
                    .hasStatus(200);
        }
    }

    // One request for each way to be refused, in any order.
    private static List<String> refused(ServerUnderTest server, Dice dice) {
        List<String> requests = new ArrayList<>(List.of(
                get("/" + dice.word()),
                request("DELETE /hello HTTP/1.1"),
                request(dice.word().toUpperCase(Locale.ROOT) + " / HTTP/1.1"),
                request("GET /request"),
                request("GET /request HTTP/1.1", dice.word()),
                requestWithoutHost("GET /request HTTP/1.1"),
                get("/request?a=%zz"),
                get(longTarget(dice)),
                longHead(server, dice, MAX_HEAD_BYTES + 200),
                request("GET /request HTTP/2.0")));
        Collections.rotate(requests, dice.number(requests.size()));
        return requests;
    }
}
