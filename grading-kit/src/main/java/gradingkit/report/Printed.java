package gradingkit.report;

import gradingkit.text.Visible;
import java.util.List;

/** What a server printed, made fit for a report: the end of it or the last stack trace, without the JDK's lines. */
final class Printed {

    private static final int MOST_LINES = 8;
    private static final int MOST_CHARACTERS = 160;

    private Printed() {}

    static List<String> excerpt(String printed) {
        List<String> lines = printed.lines()
                .filter(line -> !line.isBlank() && !line.matches("\\s+at (java|jdk|sun|com\\.sun)\\..*"))
                .map(Printed::shown)
                .toList();
        int start = Math.max(0, lines.size() - MOST_LINES);
        while (start > 0 && isFrame(lines.get(start))) { // the exception's own line is worth more than its last frames
            start--;
        }
        return lines.subList(start, Math.min(start + MOST_LINES, lines.size()));
    }

    private static boolean isFrame(String line) {
        return line.matches("\\s+at .*");
    }

    private static String shown(String line) {
        return Visible.of(line.replace("\t", "    "), MOST_CHARACTERS);
    }
}
