package webserver;

import gradingkit.check.Check;
import gradingkit.check.Dice;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Reply;
import java.util.List;

/** Task 2: the header fields. */
final class Task2HeaderFieldsTest extends Step02 {

    // Does nothing yet; keeps the blank behind the colon; forgets the last field.
    @Check(
            id = "2.2.1",
            says = "Each header field is in the table, with its value",
            points = 4,
            why = "RFC 9112, 5: a field line is a name, a colon and a value; the white space between is no part of it")
    void takesFieldsApart(ServerUnderTest server, Dice dice) {
        String first = "X-" + dice.word();
        String last = "X-" + dice.word();
        String value = dice.word() + " " + dice.word();
        tableOf(server, first + ": " + value, last + ": 17")
                .shows("header " + first, value)
                .shows("header " + last, "17");
    }

    // split(":") cuts at every colon, and gives no second piece where nothing is behind the first.
    @Check(
            id = "2.2.2",
            says = "A value may contain colons, or be empty",
            points = 2,
            why = "RFC 9110, 5.5: a field value may be empty, and a colon in it is a character like any other")
    void cutsAtTheFirstColon(ServerUnderTest server, Dice dice) {
        String time = "X-" + dice.word();
        String empty = "X-" + dice.word();
        String value = "%02d:%02d::%s:".formatted(dice.number(24), dice.number(60), dice.word());
        tableOf(server, time + ": " + value, empty + ":")
                .shows("header " + time, value)
                .shows("header " + empty, "");
    }

    // Cuts at ": "; takes exactly one blank off; forgets tabs or the end of the line.
    @Check(
            id = "2.2.3",
            says = "White space around a value is not part of it",
            points = 3,
            why = "RFC 9112, 5.1: spaces and tabs around a value are optional and are left out of it")
    void trimsValues(ServerUnderTest server, Dice dice) {
        String name = "X-" + dice.word();
        String value = dice.word() + "  " + dice.word();
        for (String spaced : List.of(value, "   " + value, "\t" + value, " " + value + " \t ")) {
            tableOf(server, name + ":" + spaced).shows("header " + name, value);
        }
    }

    // Keeps the fields in a map, where the last or the first of a name wins.
    @Check(
            id = "2.2.4",
            says = "Fields of the same name are all kept, in their order",
            points = 2,
            why = "RFC 9110, 5.3: fields of one name may come several times, and their order is significant")
    void keepsRepeatedFields(ServerUnderTest server, Dice dice) {
        String name = "X-" + dice.word();
        List<String> values = List.of(dice.word(), dice.word(), dice.word());
        RequestTable table = tableOf(
                server,
                name + ": " + values.get(0),
                name + ": " + values.get(1),
                "X-" + dice.word() + ": between",
                name + ": " + values.get(2));
        table.shows("header " + name, values.toArray(String[]::new));
    }

    // Compares names with equals; looks only for the spelling that browsers use.
    @Check(
            id = "2.2.5",
            says = "The field Host is found in whichever case its name is written",
            points = 3,
            why = "RFC 9110, 5.1: upper and lower case make no difference in a field name")
    void findsFieldsInAnyCase(ServerUnderTest server) {
        for (String name : List.of("Host", "host", "HOST", "hOsT")) {
            Reply reply = server.send(requestWithoutHost("GET /request HTTP/1.1", name + ": {host}"));
            tableOf(reply, "\"" + name + "\" is a way to write Host").shows("host", server.hostHeader());
        }
    }

    private static RequestTable tableOf(ServerUnderTest server, String... fields) {
        return tableOf(server.send(request("GET /request HTTP/1.1", fields)), "these header fields are right");
    }
}
