package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static gradingkit.wire.KitAssertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

class Task8ValidatorsTest extends Step04 {

    private static final String LONG_AGO = "Sun, 06 Nov 1994 08:49:37 GMT";

    // Not written yet; or only one of the two.
    @Check(
            id = "4.8.1",
            says = "A file comes with an ETag",
            points = 1,
            why = "RFC 9110, 8.8: with a validator a client can ask whether its copy is still good")
    void sendsTag(ServerUnderTest server, Dice dice) throws IOException {
        assertThat(getPage(server, dice)).hasStatus(200).hasHeader("ETag");
    }

    // The same for the other one.
    @Check(
            id = "4.8.2",
            says = "A file comes with Last-Modified",
            points = 1,
            why = "RFC 9110, 8.8.2: a client that keeps a copy can ask with the date whether it is still good")
    void sendsDate(ServerUnderTest server, Dice dice) throws IOException {
        assertThat(getPage(server, dice)).hasStatus(200).hasHeader("Last-Modified");
    }

    // The tag has no quotes, or is sent, but nobody looks at what comes back; or the 304 comes with a body.
    @Check(
            id = "4.8.3",
            says = "If-None-Match with the file's tag gets a 304",
            points = 3,
            why = "RFC 9110, 13.1.2 and 15.4.5: 304 has the ETag, and no body",
            needs = "4.8.1")
    void knowsTag(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("page", ".html");
        String tag = tag(server, name, dice);
        if (!tag.matches("(W/)?\"[\\x21\\x23-\\x7e]*\"")) {
            fail("an ETag stands in double quotes, such as \"abc-1\"; found " + tag);
        }

        Reply reply = server.send(get("/" + name, "If-None-Match: " + tag));

        assertThat(reply)
                .as("the client has this state of the file")
                .hasStatus(304)
                .hasHeader("ETag", tag)
                .hasNothingAfterIt();
    }

    // The field is compared as a whole.
    @Check(
            id = "4.8.4",
            says = "The tag is found in a list, behind W/, and in a star; others are not it",
            points = 1,
            why = "RFC 9110, 13.1.2: the field is a list, the comparison weak, and * means any tag",
            needs = "4.8.1")
    void findsTagInList(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("page", ".html");
        String tag = tag(server, name, dice);
        String weak = tag.startsWith("W/") ? tag.substring(2) : "W/" + tag;

        for (String value : List.of("\"" + dice.word() + "\", " + tag, weak, "*")) {
            assertThat(server.send(get("/" + name, "If-None-Match: " + value)))
                    .as("the file's tag is " + tag + ", and the client has sent If-None-Match: " + value)
                    .hasStatus(304);
        }
        assertThat(server.send(get("/" + name, "If-None-Match: \"" + dice.word() + "\"")))
                .as("the client has another state of the file")
                .hasStatus(200);
    }

    // The date is in another form; or dates are compared to the nanosecond, which no header field has; or the
    // comparison is the wrong way round.
    @Check(
            id = "4.8.5",
            says = "If-Modified-Since with the file's date gets a 304, with an older one a 200",
            points = 1,
            why = "RFC 9110, 13.1.3: dates in header fields are whole seconds",
            needs = "4.8.2")
    void knowsDate(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("page", ".html");
        writeText(server, name, dice);
        String date = server.get("/" + name).header("Last-Modified").orElse("");
        if (!date.matches("\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT")) {
            fail("Last-Modified should be a date such as " + LONG_AGO + "; found " + date);
        }

        assertThat(server.send(get("/" + name, "If-Modified-Since: " + date)))
                .as("the file has not changed since")
                .hasStatus(304);
        assertThat(server.send(get("/" + name, "If-Modified-Since: " + LONG_AGO)))
                .as("the file has changed since")
                .hasStatus(200);
    }

    // What is no date is an exception, and a 500.
    @Check(
            id = "4.8.8",
            says = "An If-Modified-Since that is no date is ignored",
            points = 1,
            why = "RFC 9110, 13.1.3: a recipient ignores the field if its value is no date",
            needs = "4.8.5")
    void ignoresWhatIsNoDate(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("page", ".html");
        writeText(server, name, dice);

        assertThat(server.send(get("/" + name, "If-Modified-Since: the day before yesterday")))
                .as("this is no date, and is ignored")
                .hasStatus(200);
    }

    // Either is enough for a 304.
    @Check(
            id = "4.8.6",
            says = "With If-None-Match the date does not count",
            points = 1,
            why = "RFC 9110, 13.2.2: a file may change twice in a second, so that the tag is the better witness",
            needs = {"4.8.3", "4.8.5"})
    void prefersTag(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("page", ".html");
        writeText(server, name, dice);
        String date = server.get("/" + name).header("Last-Modified").orElse("");

        Reply reply =
                server.send(get("/" + name, "If-Modified-Since: " + date, "If-None-Match: \"" + dice.word() + "\""));

        assertThat(reply).as("the date fits, but the tag is another").hasStatus(200);
    }

    // The tag is made of the name, or kept in a map.
    @Check(
            id = "4.8.7",
            says = "A file that has changed has another tag",
            points = 1,
            did = "The suite asks for a file, writes it anew, and asks again with the tag of the first answer.",
            why = "RFC 9110, 8.8.3: an entity tag changes whenever the content does",
            needs = "4.8.1")
    void changesTag(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("page", ".html");
        String old = tag(server, name, dice);
        String content = writeText(server, name, dice) + dice.word();
        write(server, name, content.getBytes(StandardCharsets.UTF_8));

        Reply reply = server.send(get("/" + name, "If-None-Match: " + old));

        assertThat(reply).as("the file has changed").hasStatus(200).hasBody(content);
        if (reply.header("ETag").orElse("").equals(old)) {
            fail("the file has changed, and its ETag is still " + old);
        }
    }

    private static Reply getPage(ServerUnderTest server, Dice dice) throws IOException {
        String name = dice.name("page", ".html");
        writeText(server, name, dice);
        return server.get("/" + name);
    }

    private static String tag(ServerUnderTest server, String name, Dice dice) throws IOException {
        writeText(server, name, dice);
        return server.get("/" + name).header("ETag").orElse("");
    }
}
