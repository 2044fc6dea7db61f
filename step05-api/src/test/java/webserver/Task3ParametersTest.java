package webserver;

import static gradingkit.wire.KitAssertions.assertThat;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.Ask;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Reply;
import java.util.List;

class Task3ParametersTest extends Step05 {

    // The route is found, and the handler not written yet; a single value is no list.
    @Check(
            id = "5.3.1",
            says = "GET /api gives the parameters of the query back as JSON",
            points = 1,
            why = "Task 3: {\"method\":\"GET\",\"params\":{…}}, where each name has the list of its values")
    void givesQueryBack(ServerUnderTest server, Dice dice) {
        String a = dice.word();
        String b = dice.word();

        Reply reply = server.get("/api?a=" + a + "&b=" + b);

        assertThat(reply).as("the query is a right one").hasStatus(200);
        assertThat(reply).hasJson(parse("{'method':'GET','params':{'a':['" + a + "'],'b':['" + b + "']}}"));
    }

    // One value of a name is kept, or the values are sorted.
    @Check(
            id = "5.3.2",
            says = "A name that comes twice has both values, in their order",
            points = 1,
            why = "Task 3: a name can come more than once, and its values keep their order")
    void keepsAllValues(ServerUnderTest server, Dice dice) {
        String word = dice.word();

        Reply reply = server.get("/api?a=z" + word + "&b=1&a=a" + word);

        assertThat(reply).as("the query is a right one").hasStatus(200);
        assertThat(reply).hasJson(parse("{'method':'GET','params':{'a':['z" + word + "','a" + word + "'],'b':['1']}}"));
    }

    // The query is taken apart although there is none; an empty text becomes a parameter without a name.
    @Check(
            id = "5.3.3",
            says = "Without a query there are no parameters",
            points = 1,
            why = "Task 3: params is {} where there is nothing to give back")
    void hasNoParameters(ServerUnderTest server) {
        for (String target : List.of("/api", "/api?")) {
            Reply reply = server.get(target);
            assertThat(reply).as("a query need not be there").hasStatus(200);
            assertThat(reply).hasJson(parse("{'method':'GET','params':{}}"));
        }
    }

    // The query is given back instead of the form; the method is always GET.
    @Check(
            id = "5.3.4",
            says = "POST /api gives the fields of a form back as JSON",
            points = 1,
            why = "Task 3: the body of a form is written like a query",
            needs = "5.2.1")
    void givesFormBack(ServerUnderTest server, Dice dice) {
        String a = dice.word();
        String b = dice.word();

        Reply reply = Ask.to("POST /api").form("a=" + a + "&b=" + b + "&a=" + b).of(server);

        assertThat(reply).as("the form is a right one").hasStatus(200);
        assertThat(reply)
                .hasJson(parse("{'method':'POST','params':{'a':['" + a + "','" + b + "'],'b':['" + b + "']}}"));
        assertThat(Ask.to("POST /api").form("").of(server)).hasJson(parse("{'method':'POST','params':{}}"));
    }

    // The codes are taken for characters of Latin-1; the plus stays, or is taken for one after decoding.
    @Check(
            id = "5.3.5",
            says = "Percent-codes are UTF-8, and a plus is a blank",
            points = 1,
            why = "Task 3, and the URL standard, 5.1: so are queries and forms written",
            needs = "5.2.1")
    void decodes(ServerUnderTest server, Dice dice) {
        String word = dice.word();
        String coded = "n%C3%A4me=" + word + "+%E2%82%AC%2B%26";
        String params = "{'näme':['" + word + " €+&']}";

        assertThat(server.get("/api?" + coded)).hasJson(parse("{'method':'GET','params':" + params + "}"));
        assertThat(Ask.to("POST /api").form(coded).of(server))
                .hasJson(parse("{'method':'POST','params':" + params + "}"));
    }

    // The field is compared as a whole, letter by letter.
    @Check(
            id = "5.3.6",
            says = "Case and parameters of the media type do not matter",
            points = 1,
            why = "RFC 9110, 8.3.1: the names of a media type are case-insensitive, and parameters may follow",
            needs = "5.2.1")
    void knowsMediaType(ServerUnderTest server) {
        for (String mediaType : List.of(Ask.FORM + "; charset=UTF-8", "Application/X-WWW-Form-URLencoded")) {
            assertThat(Ask.to("POST /api").body(mediaType, "a=1").of(server))
                    .as("\"" + mediaType + "\" is a form too")
                    .hasStatus(200);
        }
    }

    // Nobody looks at Content-Type; or what is no form is an empty one.
    @Check(
            id = "5.3.7",
            says = "A body of another media type gets status 415",
            points = 1,
            why = "RFC 9110, 15.5.16: 415 says that the body is of a kind that is not understood here",
            needs = {"5.1.8", "5.2.1"})
    void refusesOtherMediaTypes(ServerUnderTest server) {
        for (String mediaType : List.of("application/json", "text/plain")) {
            assertThat(Ask.to("POST /api").body(mediaType, "{}").of(server))
                    .as("\"" + mediaType + "\" is no form")
                    .hasStatus(415);
        }
    }
}
