package gradingkit.wire;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A reply's status line and header section.
 *
 * @param statusLine its first line
 * @param fields in the order in which they came
 * @param end where the body begins
 */
record Head(StatusLine statusLine, List<Field> fields, int end) {

    List<Field> fields(String name) {
        return fields.stream().filter(field -> field.isNamed(name)).toList();
    }

    Optional<Field> field(String name) {
        return fields(name).stream().findFirst();
    }

    /** The elements of a field that is a list separated by commas, in lower case, from all its lines. */
    List<String> list(String name) {
        return fields(name).stream()
                .flatMap(field -> Stream.of(field.value().split(",")))
                .map(element -> element.strip().toLowerCase(Locale.ROOT))
                .filter(element -> !element.isEmpty())
                .toList();
    }

    /** Whether the server says that it closes the connection after this reply (RFC 9112, 9.3). */
    boolean announcesClose() {
        List<String> options = list("Connection");
        boolean oldAndNotKept = statusLine.version().equals("HTTP/1.0") && !options.contains("keep-alive");
        return options.contains("close") || oldAndNotKept;
    }
}
