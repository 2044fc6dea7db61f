package webserver;

import static gradingkit.wire.KitAssertions.assertThat;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.ServerUnderTest;
import gradingkit.server.SetAside;
import gradingkit.wire.Reply;
import java.io.IOException;

class Task2NotFoundTest extends Step03 {

    // The page for a missing file is sent like any other page, with 200; or a missing file is a 500.
    @Check(
            id = "3.2.1",
            says = "A missing file gets status 404",
            points = 6,
            why = "RFC 9110, 15.5.5: 404 says that the server found nothing for this target")
    void answers404(ServerUnderTest server, Dice dice) {
        Reply reply = getMissing(server, dice);

        assertThat(reply).as("the file does not exist").hasStatus(404);
    }

    // The 404 is only a status line, or a page without its Content-Type.
    @Check(
            id = "3.2.2",
            says = "The 404 comes with Content-Type: text/html",
            points = 2,
            why = "Task 2: a 404 has its header lines like every response, and its body is a page")
    void namesMediaType(ServerUnderTest server, Dice dice) {
        Reply reply = getMissing(server, dice);

        assertThat(reply).as("its body is an HTML page").hasMediaType("text/html");
    }

    // The page is the program's own although the site has one; or the path is looked up in the subfolder that was
    // asked.
    @Check(
            id = "3.2.3",
            says = "The body of the 404 is the site's 404.html",
            points = 4,
            why = "Task 2: if there is a site/404.html, then it is the body of each 404")
    void sendsPageOfSite(ServerUnderTest server, Dice dice) throws IOException {
        String content = page(dice.word() + " – nicht da");
        SetAside.file(server, "404.html", () -> {
            write(server, "404.html", content);

            Reply reply = server.get("/" + dice.name("folder", "/") + dice.name("no-such", ".html"));

            hasText(reply, "site/404.html is there", content);
        });
    }

    // A missing 404.html is an exception, an empty body, or the next call of the same method, and the next.
    @Check(
            id = "3.2.4",
            says = "Without a 404.html there is a built-in page",
            points = 2,
            why = "Task 2: a site without 404.html gets a page that is written into the program")
    void sendsBuiltInPage(ServerUnderTest server, Dice dice) throws IOException {
        SetAside.file(server, "404.html", () -> {
            Reply reply = getMissing(server, dice);

            assertThat(reply.status())
                    .withFailMessage(
                            "expected status 404, as the file does not exist, and neither does 404.html; found %s",
                            reply.status())
                    .isLessThan(500);
            hasPage(
                    reply,
                    "there is no site/404.html, so the body should be a small page of the server's own, in HTML");
        });
    }

    // Only one of the exceptions is caught: a file where the path has a folder is none of "no such file".
    @Check(
            id = "3.2.5",
            says = "A path through a missing folder or a file is a 404",
            points = 1,
            why = "Task 2: where the way to the file is missing, the file is missing; a folder is no file either")
    void answers404OnTheWay(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("page", ".html");
        writePage(server, name, dice);

        int missing = statusOfMissing(server, dice);
        assertThat(server.get("/" + dice.name("no-such", "/page.html")))
                .as("there is no such folder")
                .hasStatusIn(404, missing);
        assertThat(server.get("/" + name + "/page.html"))
                .as(name + " is a file, so there is nothing in it")
                .hasStatusIn(404, missing);
        String folder = dice.name("folder", "");
        writePage(server, folder + "/" + name, dice);
        Reply ofFolder = server.get("/" + folder);
        assertThat(ofFolder.status() < 500)
                .withFailMessage(
                        "%s is a folder, so there is no such file; found status %d, as if the server had made a mistake",
                        folder, ofFolder.status())
                .isTrue();
    }

    // The exception of a missing file leaves the loop.
    @Check(
            id = "3.2.6",
            says = "After a 404 the server goes on",
            points = 1,
            did = "The suite asks for a file that is missing, and then for this one.",
            why = "Task 2: a missing file is the client's problem; the next client is served")
    void goesOn(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("page", ".html");
        String content = writePage(server, name, dice);

        getMissing(server, dice);
        serves(server, "/" + name, "this file is there", content);
    }

    // What 3.2.1 says of it is said once. A server that fails has not found out that there is no such file.
    private static int statusOfMissing(ServerUnderTest server, Dice dice) {
        int status = getMissing(server, dice).status();
        return status < 500 ? status : 404;
    }

    private static Reply getMissing(ServerUnderTest server, Dice dice) {
        return server.get("/" + dice.name("no-such", ".html"));
    }
}
