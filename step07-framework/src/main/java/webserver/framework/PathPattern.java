package webserver.framework;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path in which a segment in braces stands for any segment, as in {@code /notes/{id}}, and a star at the end for
 * anything.
 *
 * @param segments what stands between its slashes
 */
record PathPattern(List<String> segments) {

    private static final String ANYTHING = "*";

    static PathPattern of(String path) {
        return new PathPattern(split(path));
    }

    // TASK 7.1 Match a path
    /**
     * What stands in the places of the pattern, decoded, by their names; nothing if the path is of another form.
     *
     * @param path as it was sent: decoded before it is split, {@code %2F} in a segment would become a slash
     */
    Optional<Map<String, String>> match(String path) {
        throw new UnsupportedOperationException("Task 7.1: match a path (README, Task 1)");
    }

    private static List<String> split(String path) {
        return List.of(path.split("/", -1));
    }
}
