package webserver;

import static gradingkit.wire.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.Ask;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Reply;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class Task2ContextTest extends Step07 {

    // Only one value of several is kept; what is encoded stays so.
    @Check(
            id = "7.2.1",
            says = "queryParam and queryParams give what stands behind the question mark",
            points = 3,
            why = "Task 2: the first value; all values in their order; decoded")
    void readsTheQuery(ServerUnderTest server, Dice dice) {
        String word = dice.word();
        Reply two = Ask.to("GET /try/query?q=Gr%C3%BC%C3%9Fe+" + word + "&x=1&q=b%26c")
                .of(server);
        assertThat(two).hasStatus(200).hasJson(Map.of("q", "Grüße " + word, "all", List.of("Grüße " + word, "b&c")));
    }

    // + stays +; a field without a value is lost.
    @Check(
            id = "7.2.2",
            says = "formParam and formParams give the fields of a form",
            points = 3,
            why = "Task 2: as with a query, but from the body")
    void readsAForm(ServerUnderTest server, Dice dice) {
        String word = dice.word();
        Reply reply = Ask.to("POST /try/form")
                .form("name=Ada+%3D+" + word + "&lang=&lang=Java")
                .of(server);
        assertThat(reply).hasStatus(200).hasJson(Map.of("name", "Ada = " + word, "lang", List.of("", "Java")));
    }

    // Names of fields are compared with their case; the whole Cookie field is taken for one cookie.
    @Check(
            id = "7.2.3",
            says = "header and cookie give what the client sends, and set what the server sends",
            points = 3,
            why = "RFC 9110, 5.1, and RFC 6265, 4.2: names of fields in any case; cookies as a=1; b=2")
    void readsFieldsAndCookies(ServerUnderTest server, Dice dice) {
        String word = dice.word();
        Reply reply = Ask.to("GET /try/header?x=1")
                .with("x-tRY", word)
                .with("Cookie", "a=1; taste=" + word + "-2; b=2")
                .of(server);
        assertThat(reply).hasStatus(200).hasJson(Map.of("header", word, "cookie", word + "-2", "path", "/try/header"));
        Reply sweet = Ask.to("GET /try/cookie").of(server);
        assertThat(sweet).hasStatus(200);
        if (sweet.headers("Set-Cookie").stream()
                .noneMatch(cookie -> cookie.matches("(?i)taste=sweet;.*\\bpath=/(;.*)?"))) {
            fail("expected Set-Cookie: taste=sweet; Path=/; found "
                    + (sweet.headers("Set-Cookie").isEmpty() ? "none" : sweet.headers("Set-Cookie")));
        }
    }

    // JSON is put together from strings; a number becomes a text.
    @Check(
            id = "7.2.4",
            says = "bodyAsClass reads JSON, and json writes it",
            points = 3,
            why = "Task 2: records become JSON, and the other way round")
    void readsAndWritesJson(ServerUnderTest server, Dice dice) {
        int a = dice.between(1, 9_999);
        int b = dice.between(1, 9_999);
        Reply reply = Ask.to("POST /try/json")
                .json("{\"b\":" + b + ",\n \"a\": " + a + "}")
                .of(server);
        assertThat(reply).hasStatus(200).hasJson(Map.of("sum", a + b));
    }

    // The charset is left to the platform; every answer is HTML.
    @Check(
            id = "7.2.5",
            says = "body and result are text in UTF-8; html says what it is",
            points = 2,
            why = "RFC 9110, 8.3: the media type and its charset tell the client what the bytes are")
    void readsAndWritesText(ServerUnderTest server, Dice dice) {
        String text = "Straße 猫 😀 " + dice.word();
        Reply reply =
                Ask.to("POST /try/text").body("text/plain; charset=utf-8", text).of(server);
        hasText(reply, text);
        assertThat(reply).hasMediaType("text/plain").hasCharset("utf-8");
        assertThat(Ask.to("GET /try/html").of(server)).hasMediaType("text/html").hasCharset("utf-8");
    }

    // The status is forgotten; Location is missing, or redirect is a 200.
    @Check(
            id = "7.2.6",
            says = "status and redirect set the status of the answer",
            points = 2,
            why = "RFC 9110, 15.4.4: 303 has the browser go on with a GET to Location")
    void setsTheStatus(ServerUnderTest server, Dice dice) {
        for (int status : Arrays.asList(418, 202, 409)) {
            Reply reply = Ask.to("GET /try/status/" + status).of(server);
            assertThat(reply).as("the handler says so").hasStatus(status).bodyContains("status " + status);
        }
        Reply redirect = Ask.to("GET /try/redirect").of(server);
        assertThat(redirect).as("the handler says so").hasStatus(303);
        assertThat(redirect).leadsTo("/try/hello/redirected");
    }

    // null is a NullPointerException, or an empty text.
    @Check(
            id = "7.2.7",
            says = "A value that is not there is null, or an empty list",
            points = 2,
            why = "Task 2: so a handler can tell an empty value from none")
    void knowsWhatIsNotThere(ServerUnderTest server) {
        assertThat(Ask.to("GET /try/query?x=1").of(server))
                .hasStatus(200)
                .hasJson(without(List.of("q"), Map.of("all", List.of())));
        assertThat(Ask.to("GET /try/query?q=").of(server)).hasStatus(200).hasJson(Map.of("q", "", "all", List.of("")));
        Reply form = Ask.to("POST /try/form").form("other=1").of(server);
        assertThat(form).hasStatus(200).hasJson(without(List.of("name"), Map.of("lang", List.of())));
        Reply header = Ask.to("GET /try/header").with("Cookie", "a=1; tastes=2").of(server);
        assertThat(header).hasStatus(200).hasJson(without(List.of("header", "cookie"), Map.of("path", "/try/header")));
    }

    private static Map<String, Object> without(List<String> missing, Map<String, ?> others) {
        Map<String, Object> all = new TreeMap<>(others);
        missing.forEach(name -> all.put(name, null));
        return all;
    }

    // A cookie is put together from strings, so that a client's text adds an attribute, or a field of its own.
    @Check(
            id = "7.2.8",
            says = "A semicolon in a cookie and a line end in a field are refused, and not sent",
            points = 2,
            why =
                    "RFC 6265, 4.1.1, and RFC 9110, 5.5: else whoever chooses the value chooses attributes and fields, too")
    void refusesWhatMayNotBeSent(ServerUnderTest server, Dice dice) {
        assertThat(Ask.to("GET /try/cookie").of(server)).hasStatus(200);
        String word = dice.word();
        Reply cookie = Ask.to("GET /try/cookie/sour%3B%20Domain%3D" + word).of(server);
        if (cookie.headers("Set-Cookie").stream().anyMatch(set -> set.contains("; Domain=" + word))) {
            fail("expected no cookie with a Domain that the client has chosen; found " + cookie.headers("Set-Cookie"));
        }
        for (String route : List.of("/try/cookie/", "/try/redirect/")) {
            Reply split = Ask.to("GET " + route + "a%0D%0AX-Word:%20" + word).of(server);
            if (!split.headers("X-Word").isEmpty()) {
                fail("expected no field that the client has chosen; found X-Word: " + word);
            }
        }
    }
}
