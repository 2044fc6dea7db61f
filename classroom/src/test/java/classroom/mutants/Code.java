package classroom.mutants;

import com.github.javaparser.Position;
import com.github.javaparser.Range;
import java.util.ArrayList;
import java.util.List;

/** The text of a file, in which changes can be made. */
final class Code {

    private final String text;
    private final List<Integer> lines = new ArrayList<>(List.of(0));

    Code(String text) {
        this.text = text;
        for (int i = text.indexOf('\n'); i != -1; i = text.indexOf('\n', i + 1)) {
            lines.add(i + 1);
        }
    }

    /** The whole text with a change in it. */
    String with(Change change) {
        return text.substring(0, begin(change)) + change.text() + text.substring(end(change));
    }

    /** The lines that a change is about, as they are: without what only lays them out. */
    String before(Change change) {
        return shown(text.substring(firstLine(change), lastLine(change)));
    }

    /** The same lines as the change leaves them. */
    String after(Change change) {
        return shown(text.substring(firstLine(change), begin(change))
                + change.text()
                + text.substring(end(change), lastLine(change)));
    }

    private static String shown(String lines) {
        List<String> shown =
                lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        return String.join("\n", shown);
    }

    private int firstLine(Change change) {
        return lines.get(change.range().begin.line - 1);
    }

    private int lastLine(Change change) {
        int end = text.indexOf('\n', end(change));
        return end == -1 ? text.length() : end;
    }

    private int begin(Change change) {
        return offset(change.range().begin);
    }

    private int end(Change change) {
        Range range = change.range();
        return offset(range.end) + 1;
    }

    private int offset(Position position) {
        return lines.get(position.line - 1) + position.column - 1;
    }
}
