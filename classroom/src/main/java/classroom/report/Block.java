package classroom.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What a failed check has seen, as the part {@code block.html.mustache} of a page shows it.
 *
 * @param methods the ways to the methods of its task, on the same page
 */
record Block(
        String command,
        String run,
        String tryIt,
        String instead,
        String sent,
        String answered,
        String problem,
        List<Expectation> expectations,
        String why,
        String reading,
        String printed,
        List<CodeView.Link> methods) {

    // What an example needs at most; the whole is on the student's page.
    private static final int BRIEF_LINES = 12;
    private static final int BRIEF_CHARACTERS = 300;

    static Block of(Found found, List<CodeView.Link> methods) {
        return new Block(
                found.command(),
                found.run(),
                found.tryIt(),
                found.instead(),
                String.join("\n", found.sent()),
                String.join("\n", found.answered()),
                found.problem(),
                found.expectations().stream().map(Expectation::new).toList(),
                found.why(),
                found.reading(),
                String.join("\n", found.printed()),
                methods);
    }

    /** A line of what was expected and found. */
    record Expectation(String text) {}

    /** The same, cut to what an example needs. */
    static Block brief(Found found) {
        Found brief = new Found(
                found.command(),
                found.run(),
                found.tryIt(),
                found.instead(),
                brief(found.sent()),
                brief(found.answered()),
                brief(found.problem()),
                brief(found.expectations()),
                brief(found.printed()),
                found.why(),
                found.reading());
        return of(brief, List.of());
    }

    private static List<String> brief(List<String> lines) {
        List<String> first = new ArrayList<>(
                lines.stream().limit(BRIEF_LINES).map(Block::brief).toList());
        if (lines.size() > BRIEF_LINES) {
            first.add("…");
        }
        return first;
    }

    private static String brief(String line) {
        return line.codePointCount(0, line.length()) <= BRIEF_CHARACTERS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, BRIEF_CHARACTERS)) + "…";
    }
}
