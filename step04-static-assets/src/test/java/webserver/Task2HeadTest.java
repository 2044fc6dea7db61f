package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static gradingkit.wire.KitAssertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Reply;
import java.io.IOException;
import java.util.Locale;

class Task2HeadTest extends Step04 {

    // HEAD is still refused; or it is a GET with another name, and the body comes too.
    @Check(
            id = "4.2.1",
            says = "HEAD gets status 200, and no body",
            points = 5,
            why = "RFC 9110, 9.3.2: the answer to HEAD is that to GET, without the body")
    void answersHead(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("page", ".html");
        writeText(server, name, dice);

        assertThat(server.send(request("HEAD", "/" + name)))
                .as("the file is there")
                .hasStatus(200)
                .as("the request was a HEAD")
                .hasNothingAfterIt();
    }

    // The head is made for an answer without a body: its length is 0, or its type has got lost.
    @Check(
            id = "4.2.2",
            says = "HEAD gets the header fields that GET gets",
            points = 1,
            why = "RFC 9110, 9.3.2: HEAD is asked to learn type and length without fetching the file")
    void repeatsFieldsOfGet(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("page", ".html");
        writeText(server, name, dice);

        Reply get = server.send(get("/" + name));
        Reply head = server.send(request("HEAD", "/" + name));

        isSame("Content-Type", get, head);
        isSame("Content-Length", get, head);
    }

    private static void isSame(String field, Reply get, Reply head) {
        String wanted = get.header(field).orElse("");
        String found = head.header(field).orElse("");
        if (!wanted.isEmpty() && !found.equals(wanted)) {
            fail("GET gets " + field + ": " + wanted + ", and HEAD "
                    + (found.isEmpty() ? "no such field" : field + ": " + found));
        }
    }

    // The body is left out for files only; errors take another way out.
    @Check(
            id = "4.2.3",
            says = "HEAD of a missing file gets the 404 without its page",
            points = 1,
            why = "RFC 9110, 9.3.2: no answer to HEAD has a body, whatever its status")
    void leavesOutPageOfErrors(ServerUnderTest server, Dice dice) {
        assertThat(server.send(request("HEAD", "/" + dice.name("no-such", ".html"))))
                .as("the file does not exist")
                .hasStatus(404)
                .as("the request was a HEAD")
                .hasNothingAfterIt();
    }

    // Whatever is not GET is let through; or Allow still tells what was allowed in the last lesson.
    @Check(
            id = "4.2.4",
            says = "POST gets a 405 that allows GET and HEAD, BREW a 501",
            points = 1,
            why = "RFC 9110, 15.5.6 and 15.6.2: 405 comes with Allow; 501 is for a method that nobody knows",
            given = true)
    void refusesOthers(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("page", ".html");
        writeText(server, name, dice);

        Reply reply = server.send(request("POST", "/" + name, "Content-Length: 0"));
        assertThat(reply).as("a file can only be read").hasStatus(405);
        String allow = String.join(",", reply.headers("Allow")).toUpperCase(Locale.ROOT);
        if (!allow.matches(".*\\bGET\\b.*") || !allow.matches(".*\\bHEAD\\b.*")) {
            fail("Allow should name GET and HEAD; found " + (allow.isEmpty() ? "no Allow" : allow));
        }
        assertThat(server.send(request("BREW", "/" + name)))
                .as("nobody knows the method BREW")
                .hasStatus(501);
    }
}
