package gradingkit.server;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The line with which a server says where it listens, such as {@code Listening on http://127.0.0.1:8000/}. */
final class ListeningLine {
    private static final String WORDS = "Listening on";
    private static final int MOST_LINES = 20;
    private static final int MOST_CHARACTERS = 200;
    private static final Pattern PORT = Pattern.compile(":(\\d{1,5})(?!\\d)");

    private ListeningLine() {}

    /** Whether a server says that it listens, on this port or without naming one. */
    static boolean names(int port, String output) {
        Predicate<String> right =
                line -> port(line).filter(named -> named != port).isEmpty();
        return lines(output).anyMatch(right);
    }

    /** The first port that a server says it listens on. */
    static Optional<Integer> port(String output) {
        return lines(output)
                .flatMap(line -> PORT.matcher(line).results())
                .findFirst()
                .map(ListeningLine::number);
    }

    private static int number(MatchResult match) {
        return Integer.parseInt(match.group(1));
    }

    // Bounded, because it is looked at again and again, and nobody knows what a server prints.
    private static Stream<String> lines(String output) {
        return output.lines()
                .filter(line -> line.contains(WORDS))
                .limit(MOST_LINES)
                .map(line -> line.substring(line.indexOf(WORDS)))
                .map(line -> line.substring(0, Math.min(line.length(), MOST_CHARACTERS)));
    }
}
