package webserver;

import gradingkit.wire.Framing;
import gradingkit.wire.Reply;
import gradingkit.wire.WireFailure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The table of the page {@code /request}: what a server has understood of a request. Attributes, white space between
 * the tags and the way of escaping make no difference.
 */
final class RequestTable {

    private static final Pattern ROW =
            Pattern.compile("(?is)<tr\\b[^>]*>\\s*<th\\b[^>]*>(.*?)</th\\s*>\\s*<td\\b[^>]*>(.*?)</td\\s*>");

    private static final int MOST_SHOWN = 60;

    private final Reply reply;
    private final List<Row> rows = new ArrayList<>();

    private RequestTable(Reply reply) {
        this.reply = reply;
        // A character for each byte, so that a place in the text is a place on the wire.
        Matcher row = ROW.matcher(new String(reply.body(), StandardCharsets.ISO_8859_1));
        while (row.find()) {
            String name = PageText.plain(utf8(row.group(1))).strip();
            Place place = new Place(row.start(2), row.end(2) - row.start(2));
            rows.add(new Row(name, PageText.plain(utf8(row.group(2))), place, new Place(row.end(), 1)));
        }
    }

    // Bytes of the page, counted from its first.
    private record Place(int start, int length) {}

    private record Row(String name, String value, Place place, Place behind) {

        // The case of a field's name makes no difference (RFC 9110, 5.1), that of a parameter's does.
        boolean isNamed(String other) {
            return name.equals(other) || other.startsWith("header ") && name.equalsIgnoreCase(other);
        }
    }

    /** The table on the page that came back; without rows if there is none. */
    static RequestTable of(Reply reply) {
        return new RequestTable(reply);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /**
     * Expects one row of this name for each value, in this order.
     *
     * @throws WireFailure if it is otherwise
     */
    RequestTable shows(String name, String... values) {
        List<Row> found = rows.stream().filter(row -> row.isNamed(name)).toList();
        List<String> foundValues = found.stream().map(Row::value).toList();
        if (!foundValues.equals(List.of(values))) {
            throw failure(sentence(name, foundValues, List.of(values)), found, values);
        }
        return this;
    }

    /**
     * Expects no row with a name that begins like this.
     *
     * @throws WireFailure if there is one
     */
    void showsNone(String start) {
        rows.stream().filter(row -> row.name().startsWith(start)).findFirst().ifPresent(row -> {
            String sentence = "the table has a row \"" + row.name() + "\", which should not be there";
            throw failure(sentence, row.place());
        });
    }

    private String sentence(String name, List<String> found, List<String> expected) {
        if (isEmpty()) {
            return "the page has no table of the request, with rows such as <tr><th>method</th><td>GET</td></tr>";
        }
        if (found.isEmpty()) {
            return "the table has no row \"" + name + "\", which should say " + quoted(expected);
        }
        String rows = found.size() == 1 ? "the row \"" + name + "\" says " : "the rows \"" + name + "\" say ";
        return rows + quoted(found) + ", but should say " + quoted(expected);
    }

    // The first row that is wrong, or the place behind the table's last row if one is missing.
    private Place wrong(List<Row> found, String[] values) {
        int at = Arrays.mismatch(found.stream().map(Row::value).toArray(), values);
        return at < found.size()
                ? found.get(at).place()
                : rows.get(rows.size() - 1).behind();
    }

    private WireFailure failure(String sentence, List<Row> found, String[] values) {
        return isEmpty() ? new WireFailure(sentence, reply.transcript()) : failure(sentence, wrong(found, values));
    }

    private WireFailure failure(String sentence, Place wrong) {
        if (reply.framing() == Framing.CHUNKED) {
            return new WireFailure(sentence, reply.transcript());
        }
        return new WireFailure(sentence, reply.transcript(), reply.bodyOffset() + wrong.start(), wrong.length(), false);
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static String quoted(List<String> values) {
        return values.stream().map(RequestTable::quoted).collect(Collectors.joining(" and "));
    }

    private static String quoted(String value) {
        String visible = value.replace('\r', '␍').replace('\n', '␊').replace('\t', '␉');
        return '"' + (visible.length() > MOST_SHOWN ? visible.substring(0, MOST_SHOWN) + "…" : visible) + '"';
    }
}
