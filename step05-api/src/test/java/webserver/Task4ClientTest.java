package webserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.check.ProgramUnderTest;
import gradingkit.check.Runs;
import gradingkit.server.Ask;
import gradingkit.server.Exit;
import gradingkit.server.Program;
import gradingkit.server.ProgramDidNotEnd;
import gradingkit.text.Excerpt;
import gradingkit.time.Budget;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The suite is the server here. */
class Task4ClientTest extends Step05 {

    // The whole URL is the target, or the path without its query; Host has no port.
    @Check(
            id = "5.4.1",
            says = "Get sends GET with path and query, and Host with the port",
            points = 3,
            did =
                    "The suite starts java webserver.Get with the address of a server of its own, and looks at what that was sent.",
            why =
                    "RFC 9112, 3.2.1, and RFC 9110, 7.2: the target is path and query, Host is what comes before in the URL")
    void sendsGet(@Runs("webserver.Get") ProgramUnderTest get, Budget budget, Dice dice) throws IOException {
        String target = "/" + dice.word() + "?x=" + dice.word() + "&y=%20";
        try (ScriptedServer server = ScriptedServer.closing(budget, answer(200, dice.word()))) {
            run(get, server.url(target));

            is("the request line", "GET " + target + " HTTP/1.1", server.requestLine());
            is("Host", List.of(server.host()), server.fields("Host"));
        }
    }

    // The body stays in a buffer at the end.
    @Check(
            id = "5.4.2",
            says = "Get prints the body of the response",
            points = 2,
            did =
                    "The suite starts java webserver.Get with the address of a server of its own, and looks at what it prints.",
            why = "Task 4: the response is printed")
    void printsBody(@Runs("webserver.Get") ProgramUnderTest get, Budget budget, Dice dice) throws IOException {
        String word = dice.word();
        try (ScriptedServer server = ScriptedServer.closing(budget, answer(dice.between(200, 201), word))) {
            prints(run(get, server.url("/")).out(), word);
        }
    }

    // The body is read up to the end of the connection, which the server keeps open; or with a single call of read.
    @Check(
            id = "5.4.3",
            says = "Get does not wait for the close where Content-Length tells the end",
            points = 2,
            did =
                    "The suite starts java webserver.Get with the address of a server of its own, which pauses within its answer, and keeps the connection open behind it.",
            why = "RFC 9112, 6.3: Content-Length tells where the body ends; the connection may stay open",
            needs = "5.4.2")
    void readsByLength(@Runs("webserver.Get") ProgramUnderTest get, Budget budget, Dice dice) throws IOException {
        String word = dice.word();
        String answer = answer(200, word);
        try (ScriptedServer server = ScriptedServer.pausing(budget, answer)) {
            printsFrom(server, answer, get, budget, word);
        }
    }

    private static void printsFrom(
            ScriptedServer server, String answer, ProgramUnderTest get, Budget budget, String word) {
        try {
            prints(run(get, server.url("/")).out(), word);
        } catch (ProgramDidNotEnd stays) {
            fail("it still runs " + budget.answer().toSeconds() + " s after a whole response, whose end is told by its"
                    + " header fields, in whichever case: "
                    + answer.replace("\r", "␍").replace("\n", "␊"));
        }
    }

    // Chunk sizes are printed as if they were content, or chunks are waited for until the close.
    @Check(
            id = "5.4.4",
            says = "Get puts chunks together",
            points = 2,
            did =
                    "The suite starts java webserver.Get with the address of a server of its own, which answers in chunks.",
            why = "RFC 9112, 7.1: every client of HTTP/1.1 understands chunks",
            needs = "5.4.2")
    void readsChunks(@Runs("webserver.Get") ProgramUnderTest get, Budget budget, Dice dice) throws IOException {
        String word = dice.word();
        String answer = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n" + Ask.chunk(word.substring(0, 3))
                + Ask.chunk(word.substring(3)) + "0\r\n\r\n";
        try (ScriptedServer server = ScriptedServer.staying(budget, answer)) {
            printsFrom(server, answer, get, budget, word);
        }
    }

    // Without Content-Length there is no body.
    @Check(
            id = "5.4.5",
            says = "Get reads a body that ends with the connection",
            points = 2,
            did =
                    "The suite starts java webserver.Get with the address of a server of its own, which ends its answer by closing.",
            why = "RFC 9112, 6.3: without a length and without chunks the body ends with the connection",
            needs = "5.4.2")
    void readsToTheClose(@Runs("webserver.Get") ProgramUnderTest get, Budget budget, Dice dice) throws IOException {
        String word = dice.word() + dice.word() + dice.word();
        try (ScriptedServer server = ScriptedServer.closing(budget, "HTTP/1.1 200 OK\r\n\r\n" + word)) {
            prints(run(get, server.url("/")).out(), word);
        }
    }

    // The first status line is taken for the answer.
    @Check(
            id = "5.4.6",
            says = "Get goes on reading behind a 100",
            points = 1,
            did =
                    "The suite starts java webserver.Get with the address of a server of its own, which sends a 100 before its answer.",
            why = "RFC 9110, 15.2: an interim answer can come before the final one, asked for or not",
            needs = "5.4.2")
    void readsOnAfter100(@Runs("webserver.Get") ProgramUnderTest get, Budget budget, Dice dice) throws IOException {
        String word = dice.word();
        String answer = "HTTP/1.1 100 Continue\r\n\r\n" + answer(200, word);
        try (ScriptedServer server = ScriptedServer.closing(budget, answer)) {
            prints(run(get, server.url("/")).out(), word);
        }
    }

    // Content-Type is missing, or Content-Length is.
    @Check(
            id = "5.4.7",
            says = "Post sends the fields as a form, with type and length",
            points = 2,
            did =
                    "The suite starts java webserver.Post with the address of a server of its own, and looks at what that was sent.",
            why = "Task 4: name=Ada&lang=Java is the body, application/x-www-form-urlencoded its type")
    void sendsForm(@Runs("webserver.Post") ProgramUnderTest post, Budget budget, Dice dice) throws IOException {
        String target = "/" + dice.word();
        String word = dice.word();
        String form = "name=" + word + "&lang=Java";
        try (ScriptedServer server = ScriptedServer.closing(budget, answer(200, word))) {
            Exit exit = run(post, server.url(target), "name=" + word, "lang=Java");

            is("the request line", "POST " + target + " HTTP/1.1", server.requestLine());
            is("Host", List.of(server.host()), server.fields("Host"));
            is("Content-Length", List.of(String.valueOf(form.length())), server.fields("Content-Length"));
            is("the body", form, server.body());
            is("Content-Type", List.of(Ask.FORM), mediaTypes(server));
            prints(exit.out(), word);
        }
    }

    private static List<String> mediaTypes(ScriptedServer server) {
        return server.fields("Content-Type").stream()
                .map(value -> value.split(";")[0].strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    // What separates fields in a form is sent as it is.
    @Check(
            id = "5.4.8",
            says = "Post encodes what means something in a form",
            points = 1,
            did =
                    "The suite starts java webserver.Post with the address of a server of its own, and decodes the form that comes.",
            why = "Task 4, and the URL standard, 5.2: & = + % blanks and letters beyond ASCII become percent-codes")
    void encodesForm(@Runs("webserver.Post") ProgramUnderTest post, Budget budget, Dice dice) throws IOException {
        Map<String, String> fields = new TreeMap<>(Map.of("a+b &", dice.word() + "&x=1+1", "c", "100% = all"));
        try (ScriptedServer server = ScriptedServer.closing(budget, answer(200, dice.word()))) {
            run(post, server.url("/"), "a+b &=" + fields.get("a+b &"), "c=" + fields.get("c"));

            is("the body, decoded as a form,", fields, decode(server.body()));
            is("the number of blanks in " + server.body(), 0L, blanks(server.body()));
        }
    }

    private static long blanks(String form) {
        return form.chars().filter(letter -> letter == ' ').count();
    }

    private static Map<String, String> decode(String form) {
        Map<String, String> fields = new TreeMap<>();
        for (String field : form.split("&")) {
            String[] nameAndValue = (field + "=").split("=", 2);
            fields.put(decodeText(nameAndValue[0]), decodeText(nameAndValue[1].replaceFirst("=$", "")));
        }
        return fields;
    }

    private static String decodeText(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return fail("a percent sign without two hexadecimal digits is in the body: " + text);
        }
    }

    // Whatever answers is a success; or the exit code is what Java makes of it.
    @Check(
            id = "5.4.9",
            says = "Get exits with 0 for a status that is 2xx, and with 1 for others",
            points = 1,
            did =
                    "The suite starts java webserver.Get with the addresses of servers of its own, which answer with different statuses.",
            why = "Task 4: a script looks at the exit code; the response is printed all the same",
            needs = "5.4.2")
    void tellsOtherStatuses(@Runs("webserver.Get") ProgramUnderTest get, Budget budget, Dice dice) throws IOException {
        String word = dice.word();
        try (ScriptedServer first = ScriptedServer.closing(budget, answer(404, word));
                ScriptedServer second = ScriptedServer.closing(budget, answer(500, word));
                ScriptedServer third = ScriptedServer.closing(budget, answer(dice.between(200, 201), word));
                Program success = start(get, third.url("/"));
                Program notFound = start(get, first.url("/"));
                Program error = start(get, second.url("/"))) {
            ends(success, budget, 0, "the status is 2xx");
            ends(notFound, budget, 1, "the status is 404");
            prints(notFound.output().out(), word);
            ends(error, budget, 1, "the status is 500");
        }
    }

    // The exception leaves main: a stack trace, and Java's exit code 1.
    @Check(
            id = "5.4.10",
            says = "Without a response Get exits with 2, and says why in a sentence; Post without a URL does so, too",
            points = 1,
            did =
                    "The suite starts java webserver.Get with an address where nobody listens, with one that is none, and without any; then java webserver.Post without any.",
            why = "Task 4: 2 is for no connection and for a wrong use; a stack trace is no sentence")
    void tellsWhyNot(
            @Runs("webserver.Get") ProgramUnderTest get,
            @Runs("webserver.Post") ProgramUnderTest post,
            Budget budget,
            Dice dice)
            throws IOException {
        try (Socket silent = new Socket()) {
            silent.bind(new InetSocketAddress("127.0.0.1", 0)); // nobody listens there, and nobody else can
            try (Program unreachable = start(get, "http://127.0.0.1:" + silent.getLocalPort() + "/");
                    Program noUrl = start(get, dice.word());
                    Program noArgument = start(get);
                    Program nothingToPost = start(post)) {
                explains(unreachable, budget, "nobody listens there");
                explains(noUrl, budget, "the argument is no URL");
                explains(noArgument, budget, "there is no argument");
                explains(nothingToPost, budget, "Post has no argument either");
            }
        }
    }

    // The path of the URL is sent, although there is none.
    @Check(
            id = "5.4.11",
            says = "Get asks for / where the URL has no path",
            points = 1,
            did = "The suite starts java webserver.Get with an address that ends behind the port.",
            why = "RFC 9112, 3.2.1: if the path is empty, the client sends / for it",
            needs = "5.4.1")
    void asksForTheRoot(@Runs("webserver.Get") ProgramUnderTest get, Budget budget, Dice dice) throws IOException {
        try (ScriptedServer server = ScriptedServer.closing(budget, answer(200, dice.word()))) {
            run(get, server.url(""));

            is("the request line for " + server.url(""), "GET / HTTP/1.1", server.requestLine());
        }
    }

    private static Exit run(ProgramUnderTest program, String... arguments) {
        program.classPath(); // no command can start this one
        return program.run(arguments);
    }

    private static Program start(ProgramUnderTest program, String... arguments) {
        program.classPath();
        return program.start(arguments);
    }

    private static void explains(Program program, Budget budget, String reason) {
        ends(program, budget, 2, reason);
        String err = program.output().err();
        assertThat(err)
                .withFailMessage("a sentence on stderr should say why, as %s; found none", reason)
                .isNotBlank();
        assertThat(err)
                .withFailMessage(
                        "a plain sentence on stderr should say why, as %s; found a stack trace: %s",
                        reason, Excerpt.of(err.strip()))
                .doesNotContainPattern("(?m)^\\s+at |Exception in thread");
    }

    private static void ends(Program program, Budget budget, int code, String reason) {
        if (!program.awaitEnd(budget.answer())) {
            fail("the program should have ended, as " + reason + ", but it still runs after "
                    + budget.answer().toSeconds() + " s");
        }
        is("the exit code, as " + reason + ",", code, program.exitCode().orElseThrow());
    }

    private static void prints(String out, String word) {
        assertThat(out)
                .withFailMessage(
                        "the body of the response, \"%s\", should be on stdout; found \"%s\"",
                        word, Excerpt.of(out.strip()))
                .contains(word);
    }

    private static void is(String what, Object expected, Object found) {
        assertThat(found)
                .withFailMessage("expected %s to be %s; found %s", what, expected, found)
                .isEqualTo(expected);
    }

    private static String answer(int status, String body) {
        return "HTTP/1.1 " + status + " Whatever\r\ncontent-type: text/plain\r\nCONTENT-LENGTH: " + body.length()
                + "\r\n\r\n" + body;
    }
}
