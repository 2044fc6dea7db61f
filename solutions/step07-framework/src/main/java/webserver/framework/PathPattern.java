package webserver.framework;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import webserver.http.Request;

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
        List<String> actual = split(path);
        Map<String, String> found = new HashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).equals(ANYTHING)) {
                return Optional.of(found);
            }
            if (i == actual.size() || !matchSegment(segments.get(i), Request.decode(actual.get(i)), found)) {
                return Optional.empty();
            }
        }
        return actual.size() == segments.size() ? Optional.of(found) : Optional.empty();
    }

    private static boolean matchSegment(String pattern, String segment, Map<String, String> found) {
        if (!pattern.startsWith("{")) {
            return pattern.equals(segment);
        }
        found.put(pattern.substring(1, pattern.length() - 1), segment);
        return !segment.isEmpty();
    }

    private static List<String> split(String path) {
        return List.of(path.split("/", -1));
    }
}
