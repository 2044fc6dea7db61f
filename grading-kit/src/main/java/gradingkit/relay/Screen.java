package gradingkit.relay;

import gradingkit.text.Terminal;
import java.util.List;
import java.util.stream.Collectors;

/** Where the relay writes, a block at a time. Each connection has a colour of its own, if there are colours. */
final class Screen {

    private static final List<String> COLOURS = List.of("36", "33", "35", "32", "34", "31");
    private static final String FAINT = "2";

    private final Terminal terminal;

    Screen(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Prints what belongs together, without a line of somebody else in between. */
    void print(List<Row> rows) {
        terminal.print(rows.stream().map(row -> line(row) + "\n").collect(Collectors.joining()));
    }

    /** Prints a sentence of the relay's own. */
    void say(String sentence) {
        terminal.print(sentence + "\n");
    }

    private String line(Row row) {
        String colour = COLOURS.get((row.connection() - 1) % COLOURS.size());
        String gutter = row.connection() + " " + row.arrow();
        String text = row.isMark() ? styled(FAINT, row.text()) : row.text();
        return styled(FAINT, "%8s ".formatted(row.time())) + styled(colour, "%5s".formatted(gutter)) + " " + text;
    }

    private String styled(String code, String text) {
        return terminal.colours() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
