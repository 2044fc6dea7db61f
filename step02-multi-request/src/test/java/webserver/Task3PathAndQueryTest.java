package webserver;

import static gradingkit.wire.KitAssertions.assertThat;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Reply;
import java.util.List;
import java.util.Locale;

/** Task 3: path and query. */
final class Task3PathAndQueryTest extends Step02 {

    // Takes the whole target for the path; throws the query away where the request line is taken apart.
    @Check(
            id = "2.3.1",
            says = "The path ends at the question mark",
            points = 3,
            why = "RFC 3986, 3.3: the path ends at the first question mark; the target stays as it was sent")
    void cutsTheQueryOff(ServerUnderTest server, Dice dice) {
        String target = "/request?" + dice.word() + "=" + dice.word() + "/" + dice.word();
        RequestTable table = tableOf(server, target);
        table.shows("path", "/request").shows("target", target);
    }

    // Does nothing yet; forgets the last parameter, or the first; takes the path for a query where there is none.
    @Check(
            id = "2.3.2",
            says = "Each parameter of the query is in the table, with its value",
            points = 4,
            why = "the lesson, Task 3: & separates the parameters, = a name from its value")
    void takesTheQueryApart(ServerUnderTest server, Dice dice) {
        List<String> names = List.of(dice.word(), dice.word(), dice.word());
        List<String> values = List.of(dice.word(), dice.word(), dice.word());
        String query = names.get(0) + "=" + values.get(0) + "&" + names.get(1) + "=" + values.get(1) + "&"
                + names.get(2) + "=" + values.get(2);
        RequestTable table = tableOf(server, "/request?" + query);
        for (int i = 0; i < names.size(); i++) {
            table.shows("query " + names.get(i), values.get(i));
        }
        tableOf(server, "/request").showsNone("query ");
    }

    // Decodes values only; knows only %20; takes only capital digits.
    @Check(
            id = "2.3.3",
            says = "Percent codes in names and values are decoded",
            points = 2,
            why = "RFC 3986, 2.1: % and two hexadecimal digits, in upper or lower case, stand for a byte",
            needs = "2.3.2")
    void decodesParameters(ServerUnderTest server, Dice dice) {
        String name = dice.word() + " jk";
        String value = dice.word() + " (mno?/:)";
        String upper = PercentCode.of(name) + "=" + PercentCode.of(value);
        for (String query : List.of(upper, upper.toLowerCase(Locale.ROOT))) {
            tableOf(server, "/request?" + query).shows("query " + name, value);
        }
    }

    // Makes a character of each byte (Latin-1); uses the charset of the platform.
    @Check(
            id = "2.3.4",
            says = "Percent codes are bytes of UTF-8",
            points = 2,
            why = "the lesson, Task 3: the bytes become text as UTF-8, in which é is C3 A9 and € is E2 82 AC",
            needs = "2.3.2")
    void decodesUtf8(ServerUnderTest server, Dice dice) {
        String value = dice.word() + "é€𝄞" + dice.word();
        tableOf(server, "/request?word=" + PercentCode.of(value)).shows("query word", value);
    }

    // Leaves the plus; makes a space of it after decoding, when it may have come as %2B.
    @Check(
            id = "2.3.5",
            says = "In a query, + is a space and %2B is a plus",
            points = 2,
            why = "the lesson, Task 3, and the URL Standard, 5: forms write a space as +",
            needs = "2.3.2")
    void readsPlusAsSpace(ServerUnderTest server, Dice dice) {
        String word = dice.word();
        tableOf(server, "/request?" + word + "+a=b+" + word + "&sum=1%2B1%2b1")
                .shows("query " + word + " a", "b " + word)
                .shows("query sum", "1+1+1");
    }

    // Decodes first and cuts then.
    @Check(
            id = "2.3.6",
            says = "An encoded ?, & or = separates nothing",
            points = 2,
            why = "RFC 3986, 2.4: a URL is cut into its parts before they are decoded",
            needs = "2.3.2")
    void cutsBeforeItDecodes(ServerUnderTest server, Dice dice) {
        String word = dice.word();
        tableOf(server, "/request?q=R%26" + word + "%3Dx&a%3Db=" + word)
                .shows("query q", "R&" + word + "=x")
                .shows("query a=b", word);
        showsPath(server, "/" + word + "%3Fq=1", "/" + word + "?q=1");
    }

    // Keeps one value for a name.
    @Check(
            id = "2.3.7",
            says = "All values of a repeated name are kept, in their order",
            points = 2,
            why = "the lesson, Task 3: a name may come more than once, as when a form has several boxes ticked",
            needs = "2.3.2")
    void keepsRepeatedNames(ServerUnderTest server, Dice dice) {
        String name = dice.word();
        List<String> values = List.of(dice.word(), dice.word(), dice.word());
        String target = "/request?%1$s=%2$s&%1$s=%3$s&other=1&%1$s=%4$s"
                .formatted(name, values.get(0), values.get(1), values.get(2));
        tableOf(server, target).shows("query " + name, values.toArray(String[]::new));
    }

    // split("=") cuts at every =, and gives no second piece where there is none; or the query begins at the last ?.
    @Check(
            id = "2.3.8",
            says = "Only the first ? and = separate, and a name may stand without a value",
            points = 1,
            why = "the lesson, Task 3: ?sum=1=1 has the value 1=1, and a name without = has an empty value",
            needs = "2.3.2")
    void cutsAtTheFirstEqualsSign(ServerUnderTest server, Dice dice) {
        String word = dice.word();
        tableOf(server, "/request?sum=" + word + "=1=&what=a?b=?&flag&empty=")
                .shows("query sum", word + "=1=")
                .shows("query what", "a?b=?")
                .shows("query flag", "")
                .shows("query empty", "");
    }

    // Decodes the query only; uses URLDecoder, which is made for queries.
    @Check(
            id = "2.3.9",
            says = "The path is decoded too, but a plus in it is a plus",
            points = 2,
            why = "RFC 3986, 2.1 and 3.3: percent codes work everywhere, the plus for a space in queries only")
    void decodesThePath(ServerUnderTest server, Dice dice) {
        String word = dice.word();
        showsPath(server, "/caf%C3%A9%20" + word + "+a%2Bb", "/café " + word + "+a+b");
    }

    private static RequestTable tableOf(ServerUnderTest server, String target) {
        return tableOf(server.send(get(target)), "the path of this target is /request");
    }

    // Until Task 4 every path leads to the table; from then on this one leads to a page with 404 that names it.
    private static void showsPath(ServerUnderTest server, String target, String path) {
        Reply reply = server.send(get(target));
        RequestTable table = RequestTable.of(reply);
        if (table.isEmpty()) {
            assertThat(PageText.of(reply))
                    .withFailMessage("the page should name the path that was looked for, decoded: %s", path)
                    .contains(path);
        } else {
            table.shows("path", path);
        }
    }
}
