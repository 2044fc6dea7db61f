package webserver;

import static gradingkit.wire.KitAssertions.assertThat;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Reply;
import gradingkit.wire.Wire;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Task 4: a page for each path. */
final class Task4RoutesTest extends Step02 {

    private static final int MOST_SHOWN = 120;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Pattern WITH_SCHEME = Pattern.compile("(?s)[a-zA-Z][a-zA-Z0-9+.-]*:.*|//.*");

    // Every path still leads to the table; the greeting is the same for everybody.
    @Check(
            id = "2.4.1",
            says = "/hello greets whom the query names",
            points = 4,
            why = "the lesson, Task 4: /hello?name=Ada has a page that contains \"Hello, Ada!\"")
    void greets(ServerUnderTest server, Dice dice) {
        String name = dice.word();
        Reply reply = server.get("/hello?name=" + name);
        assertThat(reply).as("/hello is one of the pages").hasStatus(200);
        says(reply, "Hello, " + name + "!");
    }

    // get("name").get(0) where there is no name.
    @Check(
            id = "2.4.2",
            says = "/hello without a name greets the world",
            points = 2,
            why = "the lesson, Task 4: without a name, the page contains \"Hello, world!\"")
    void greetsTheWorld(ServerUnderTest server) {
        Reply reply = server.get("/hello");
        assertThat(reply).as("a greeting needs no name").hasStatus(200);
        says(reply, "Hello, world!");
    }

    // Does not escape; escapes < but not &; escapes & last; leaves quotes out or changes them.
    @Check(
            id = "2.4.3",
            says = "Text from the request is shown as text, not as HTML",
            points = 4,
            why = "the HTML Standard, 13.1: in a page, < and & that are meant as text are written &lt; and &amp;",
            needs = "2.3.6")
    void escapes(ServerUnderTest server, Dice dice) {
        String word = dice.word();
        String name = "<script>" + word + "</script> &lt;b&gt; &amp; \"it's\" " + dice.word();
        Reply greeting = server.get("/hello?name=" + PercentCode.of(name));
        assertThat(greeting).hasStatus(200).bodyDoesNotContain("<script>" + word);
        says(greeting, name); // what stands around it is told by 2.4.1
        Reply table = server.get("/request?name=" + PercentCode.of(name));
        assertThat(table).hasStatus(200).bodyDoesNotContain("<script>" + word);
        RequestTable.of(table).shows("query name", name);
    }

    // Counts connections, or in some pages only, or twice.
    @Check(
            id = "2.4.4",
            says = "/count goes up by one with each request that is answered",
            points = 3,
            did =
                    "The suite asks for /count, for some other pages, and for /count again; between them clients come and leave without a request.",
            why = "the lesson, Task 4: each answered request counts, but no client that leaves without one",
            needs = "2.1.7")
    void counts(ServerUnderTest server, Dice dice) {
        long before = count(server);
        int others = dice.between(2, 5);
        for (int i = 0; i < others; i++) {
            server.get(i % 2 == 0 ? "/hello?name=" + dice.word() : "/request");
            leave(server);
        }
        long after = count(server);
        assertThat(after - before)
                .withFailMessage(
                        "/count said %d, then came %d requests for other pages, and then it said %d instead of %d",
                        before, others, after, before + others + 1)
                .isEqualTo(others + 1);
    }

    // Forgets a page; writes /helo; links to a page that is not there.
    @Check(
            id = "2.4.5",
            says = "The home page links to the other pages",
            points = 3,
            why = "the lesson, Task 4: / has a link to each of the other three, and each of its links leads to a page")
    void linksToAll(ServerUnderTest server) {
        Reply home = server.get("/");
        assertThat(home).as("/ is the home page").hasStatus(200);
        List<String> targets = targets(home, server);
        for (String path : List.of("/hello", "/request", "/count")) {
            assertThat(targets.stream().anyMatch(target -> target.split("\\?", 2)[0].equals(path)))
                    .withFailMessage("the home page has no link to %s, only to %s", path, targets)
                    .isTrue();
        }
        for (String target : targets) {
            assertThat(server.send(get(target)).status())
                    .withFailMessage("a link on the home page leads to %s, and there is no such page", target)
                    .isNotEqualTo(404);
        }
    }

    // Shows some page for any path; routes by the beginning of the path.
    @Check(
            id = "2.4.6",
            says = "A path that leads nowhere gets status 404",
            points = 4,
            why = "RFC 9110, 15.5.5: 404 says that the server found nothing for this target")
    void knowsItsPaths(ServerUnderTest server, Dice dice) {
        for (String path : List.of(dice.name("/no-such", ""), "/hello/" + dice.word())) {
            assertThat(server.get(path)).as("no page has this path").hasStatus(404);
        }
    }

    private static void says(Reply reply, String text) {
        String found = PageText.of(reply);
        assertThat(found)
                .withFailMessage("the page should contain \"%s\", but its text is \"%s\"", text, start(found))
                .contains(text);
    }

    private static String start(String text) {
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
    }

    private static long count(ServerUnderTest server) {
        Reply reply = server.get("/count");
        assertThat(reply).as("/count is one of the pages").hasStatus(200);
        String text = PageText.of(reply);
        Set<String> numbers =
                NUMBER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
        assertThat(numbers)
                .withFailMessage("/count should have one number on its page, but its text is \"%s\"", start(text))
                .hasSize(1);
        return Long.parseLong(numbers.iterator().next());
    }

    private static void leave(ServerUnderTest server) {
        try (Wire wire = server.open()) {
            wire.closeSending();
        }
    }

    // The links that stay on the server, without the part behind #, as targets.
    private static List<String> targets(Reply home, ServerUnderTest server) {
        String self = "http://" + server.hostHeader();
        return PageText.links(home).stream()
                .map(link -> link.startsWith(self) ? link.substring(self.length()) : link)
                .filter(link -> !WITH_SCHEME.matcher(link).matches())
                .map(link -> link.split("#", 2)[0])
                .filter(link -> !link.isEmpty())
                .map(link -> link.startsWith("/") ? link : "/" + link.replaceFirst("^\\./", ""))
                .toList();
    }
}
