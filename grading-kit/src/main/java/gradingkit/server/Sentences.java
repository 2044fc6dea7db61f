package gradingkit.server;

import gradingkit.text.Visible;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The end of a program in one plain sentence: what happened, and what to do about it or what the program printed. */
final class Sentences {
    private static final int LONGEST_QUOTE = 160;
    private static final int FIRST_SIGNAL_CODE = 129;
    private static final int LAST_SIGNAL_CODE = 159;
    private static final Pattern TAKEN = Pattern.compile(
            "already in use|BindException|EADDRINUSE|port\\b.{0,40}\\b(?:in use|taken|used|occupied)|WinError 10048",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CUT_NOTE = Pattern.compile("… \\(cut after [\\d,]+ bytes\\)\\z");
    private static final Map<Pattern, String> CLUES = clues();

    private Sentences() {}

    private static Map<Pattern, String> clues() {
        Map<Pattern, String> clues = new LinkedHashMap<>();
        clues.put(
                Pattern.compile("UnsupportedOperationException: Task (\\d+\\.\\d+)"),
                "the code of Task $1 is not written yet");
        clues.put(
                Pattern.compile("Could not find or load main class (\\S+)"),
                "there is no compiled class $1; does the code compile, and is the class in the right package?");
        clues.put(
                Pattern.compile("Main method not found in class ([\\w.$]+)"),
                "the class $1 needs a method public static void main(String[] args)");
        clues.put(
                Pattern.compile("UnsupportedClassVersionError"),
                "its classes were compiled by a newer Java than the one that runs them; compile them again");
        clues.put(
                TAKEN,
                "it says that the port is in use, which it was not before the start;"
                        + " does it listen on the port that is its first argument, and only once?");
        return clues;
    }

    /** The server ended before anybody could connect. */
    static String endedEarly(int port, int exitCode, Output output) {
        return "the server ended before it listened on port " + port + ", " + code(exitCode)
                + clue(output).map(clue -> ": " + clue).orElseGet(() -> printed(output) + returned(exitCode));
    }

    /** The server runs, but not on its port. */
    static String didNotListen(int port, Duration limit, Optional<Integer> otherPort, Output output) {
        Optional<String> clue = otherPort.map(
                other -> "it listens on port " + other + " instead of the one that is its first argument");
        return "the server did not listen on port " + port + " within " + text(limit)
                + clue.or(() -> clue(output)).map(text -> ": " + text).orElseGet(() -> printed(output));
    }

    /** A program that was to end did not. */
    static String didNotEnd(List<String> arguments, Duration limit, Output output) {
        String given = arguments.isEmpty() ? "without arguments" : "with the arguments " + String.join(" ", arguments);
        return "the program, started " + given + ", did not end within " + text(limit)
                + clue(output).map(clue -> ": " + clue).orElseGet(() -> printed(output));
    }

    /** The server ended while it was talked to: what it said on stderr may be why, what it said on stdout hardly is. */
    static String ended(int exitCode, Output output) {
        return "the server ended, " + code(exitCode)
                + clue(output)
                        .map(clue -> ": " + clue)
                        .or(() -> lastLine(output.err()).map(Sentences::quoted))
                        .orElseGet(() -> returned(exitCode));
    }

    private static String quoted(String line) {
        return ", and printed \"" + Visible.of(line.strip(), LONGEST_QUOTE) + "\"";
    }

    /** Whether a program complains that its port is not free. */
    static boolean saysPortIsTaken(Output output) {
        return TAKEN.matcher(output.all()).find();
    }

    private static String code(int exitCode) {
        boolean signal = exitCode >= FIRST_SIGNAL_CODE && exitCode <= LAST_SIGNAL_CODE;
        return "with exit code " + exitCode + (signal ? " (ended by signal " + (exitCode - 128) + ")" : "");
    }

    private static String returned(int exitCode) {
        return exitCode == 0 ? "; a server goes on until it is stopped" : "";
    }

    private static Optional<String> clue(Output output) {
        String all = output.all();
        for (Map.Entry<Pattern, String> clue : CLUES.entrySet()) {
            Matcher matcher = clue.getKey().matcher(all);
            if (matcher.find()) {
                return Optional.of(matcher.groupCount() == 0 ? clue.getValue() : fill(clue.getValue(), matcher));
            }
        }
        return Optional.empty();
    }

    private static String fill(String sentence, Matcher matcher) {
        return sentence.replace("$1", matcher.group(1));
    }

    private static String printed(Output output) {
        Optional<String> line = lastLine(output.err()).or(() -> lastLine(output.out()));
        String much = output.isCut() ? ", and printed without end, such as " : ", and printed ";
        return line.map(text -> much + "\"" + Visible.of(text.strip(), LONGEST_QUOTE) + "\"")
                .orElse(", and printed nothing");
    }

    // What is indented is the middle of a stack trace; what was wrong stands flush left.
    private static Optional<String> lastLine(String text) {
        List<String> lines = CUT_NOTE.matcher(text)
                .replaceFirst("")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        Optional<String> flush = last(lines.stream()
                .filter(line -> !Character.isWhitespace(line.charAt(0)))
                .toList());
        return flush.or(() -> last(lines));
    }

    private static Optional<String> last(List<String> lines) {
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1));
    }

    private static String text(Duration limit) {
        BigDecimal seconds = BigDecimal.valueOf(limit.toMillis(), 3).stripTrailingZeros();
        return String.format(Locale.ROOT, "%s s", seconds.toPlainString());
    }
}
