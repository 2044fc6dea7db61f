package gradingkit.report;

import java.util.List;

/** What a server printed, made fit for a report: the end of it, without the JDK's lines of a stack trace. */
final class Printed {

    private static final int MOST_LINES = 8;
    private static final int MOST_CHARACTERS = 160;

    private Printed() {}

    static List<String> excerpt(String printed) {
        List<String> lines = printed.lines()
                .filter(line -> !line.isBlank() && !line.matches("\\s+at (java|jdk|sun|com\\.sun)\\..*"))
                .map(Printed::shown)
                .toList();
        return lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
    }

    // A control character could do anything to the reader's terminal.
    private static String shown(String line) {
        String visible = line.replace("\t", "    ").replaceAll("\\p{Cntrl}", "·");
        return visible.length() <= MOST_CHARACTERS ? visible : visible.substring(0, MOST_CHARACTERS) + "…";
    }
}
