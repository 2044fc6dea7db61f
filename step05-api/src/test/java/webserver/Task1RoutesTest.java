package webserver;

import static gradingkit.wire.KitAssertions.assertThat;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.check.HttpLibraries;
import gradingkit.check.ProgramUnderTest;
import gradingkit.check.Runs;
import gradingkit.server.Ask;
import gradingkit.server.Exit;
import gradingkit.server.ServerUnderTest;
import gradingkit.text.Excerpt;
import gradingkit.time.Budget;
import gradingkit.wire.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

class Task1RoutesTest extends Step05 {

    // The annotation is not found, as it is not kept until run time; the path is still taken for a file's.
    @Check(
            id = "5.1.1",
            says = "GET /api finds its handler",
            points = 2,
            why = "Task 1: a method marked with @Route answers the requests whose method and path it names")
    void findsHandler(ServerUnderTest server) {
        assertThat(server.get("/api"))
                .as("/api has a handler, which fails with 500 as long as Task 3 is not done")
                .hasStatusIn(200, 500);
    }

    // What no route fits goes on to the files, and ends up as their page for people.
    @Check(
            id = "5.1.2",
            says = "A path under /api/ that leads nowhere gets status 404, as problem details",
            points = 3,
            why = "Task 1: below /api/ are no files; RFC 9457: a program can read problem details")
    void knowsItsPaths(ServerUnderTest server, Dice dice) {
        Reply reply = server.get("/api/" + dice.word());
        assertThat(reply).as("no route has this path").hasStatus(404);
        isProblem(reply);
        for (String request : List.of("GET /api/" + dice.word() + "/" + dice.word(), "DELETE /api/" + dice.word())) {
            assertThat(Ask.to(request).of(server)).as("no route has this path").hasStatus(404);
        }
    }

    // Method and path are looked for together, so that another method is as unknown as another path; Allow is left out.
    @Check(
            id = "5.1.3",
            says = "Another method on a known path gets status 405, and Allow names those that it has",
            points = 3,
            why = "RFC 9110, 15.5.6: a 405 names in the field Allow the methods that this target has")
    void knowsItsMethods(ServerUnderTest server) {
        notAllowed(server, "DELETE /api", "GET", "POST");
        notAllowed(server, "GET /api/search", "POST");
        notAllowed(server, "DELETE /api/books", "GET", "POST");
    }

    private static void notAllowed(ServerUnderTest server, String request, String... allowed) {
        Reply reply = Ask.to(request).of(server);
        assertThat(reply).as("the path is known, and has other methods only").hasStatus(405);
        names(reply, "Allow", allowed);
    }

    // Every method that has no handler is called not allowed.
    @Check(
            id = "5.1.4",
            says = "A method that nobody knows gets status 501",
            points = 1,
            why = "RFC 9110, 9.1: a method that the server does not know gets 501")
    void knowsWhatItDoesNotKnow(ServerUnderTest server, Dice dice) {
        String method = dice.word().toUpperCase(Locale.ROOT);

        assertThat(Ask.to(method + " /api").of(server))
                .as("no RFC has a method " + method)
                .hasStatus(501);
    }

    // OPTIONS is a method like others, and has no handler.
    @Check(
            id = "5.1.5",
            says = "OPTIONS gets status 204, and Allow names the methods of the path",
            points = 1,
            why = "Task 1, and RFC 9110, 9.3.7: OPTIONS asks what can be done with a target")
    void tellsOptions(ServerUnderTest server) {
        tellsOptions(server, "/api", "GET", "POST");
        tellsOptions(server, "/api/search", "POST");
    }

    private static void tellsOptions(ServerUnderTest server, String path, String... allowed) {
        Reply reply = Ask.to("OPTIONS " + path).of(server);
        assertThat(reply).as("OPTIONS asks for the methods of this path").hasStatus(204);
        names(reply, "Allow", allowed);
    }

    // Whatever begins with /api, or has /api/ in it, is kept from the files; or without a route there is nothing any
    // more.
    @Check(
            id = "5.1.6",
            says = "Files are still served",
            points = 1,
            why = "Task 1: a path that no route has and that does not begin with /api/ is a file's")
    void servesFiles(ServerUnderTest server, Dice dice) throws IOException {
        Files.createDirectories(server.site().resolve("docs/api"));
        for (String name : List.of(
                dice.name("page", ".html"), dice.name("apiary", ".html"), dice.name("docs/api/page", ".html"))) {
            String content = "<!doctype html>\n<title>" + dice.word() + "</title>\n";
            Files.writeString(server.site().resolve(name), content);

            assertThat(server.get("/" + name))
                    .as("the file is there")
                    .hasStatus(200)
                    .hasBody(content);
        }
    }

    // What the method throws comes wrapped in an InvocationTargetException, which nobody further up expects.
    @Check(
            id = "5.1.8",
            says = "What a handler throws arrives as it was thrown",
            points = 1,
            why = "Task 1: an exception of a handler is its own, such as an HttpError, and the router knows what to do")
    void passesExceptionsOn(ServerUnderTest server, Budget budget) {
        Reply reply = Ask.to("GET /api?a=%zz").of(server);

        if (reply.status() == 500) { // Task 3 is not done, or the exception has lost its way
            server.outputOfCheck().await(output -> output.err().contains("Task 5.3"), budget.connect());
            assertThat(server.outputOfCheck().err())
                    .withFailMessage("the exception of the handler came wrapped in an InvocationTargetException: its"
                            + " cause is what the handler has thrown")
                    .doesNotContain("InvocationTargetException");
        }
    }

    // The later handler replaces the earlier one; or paths are compared as they are written, with the variables' names.
    @Check(
            id = "5.1.7",
            says = "Two handlers for one route are an error at the start",
            points = 1,
            did = "The suite starts java webserver.TwoHandlers, which registers two handlers for one route.",
            why = "Task 1: whoever writes two handlers for one route is to notice it at the start, not a client later")
    void refusesTwoHandlers(@Runs("webserver.TwoHandlers") ProgramUnderTest program) {
        program.classPath(); // no command can start this one

        Exit exit = program.run();

        assertThat(exit.code())
                .withFailMessage(
                        "java webserver.TwoHandlers registers two handlers for GET /twice/{…} and should end with exit"
                                + " code 1; found %d",
                        exit.code())
                .isEqualTo(1);
        assertThat(exit.err())
                .withFailMessage(
                        "java webserver.TwoHandlers should name the route, which contains /twice, on stderr; found"
                                + " \"%s\"",
                        Excerpt.of(exit.err().strip()))
                .contains("/twice");
    }

    // The JDK has a whole server in it, and reflection finds it.
    @Check(
            id = "5.1.9",
            says = "It uses no HTTP library",
            points = 1,
            did = "The suite looks through the list of classes that the server has loaded.",
            why = "The lesson: no HTTP library, as what such a library does is what we write")
    void usesNoHttpLibrary(ServerUnderTest server) {
        Ask.to("GET /api").of(server); // whatever is loaded for an answer is loaded now
        HttpLibraries.areNotUsedBy(server);
    }

    // println, which ends a line as the computer likes it; or a line end behind the body, which is not counted.
    @Check(
            id = "5.1.10",
            says = "Its replies have the form of HTTP, byte for byte",
            points = 1,
            why = "RFC 9112, 2.1 and 4: status line, field lines and an empty line, each ended by CR LF, then the body")
    void hasTheFormOfHttp(ServerUnderTest server) {
        assertThat(server.send(Ask.to("GET /api").last().text(server))).isWellFormed();
    }
}
