package classroom;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A lesson's Markdown: its headings, its words, and the code that it quotes. */
record LessonText(String markdown) {

    private static final Pattern HEADING = Pattern.compile("^##+ (.+)$", Pattern.MULTILINE);
    private static final Pattern FENCE = Pattern.compile("^```.*?^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern QUOTE = Pattern.compile(
            "^\\*\\*`(?<file>\\w+\\.java)`\\*\\*\\R+```java\\R(?<code>.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    /** Code that stands under the name of a file of the skeleton. */
    record Quote(String file, String code) {}

    static LessonText read(Path file) throws IOException {
        return new LessonText(Files.readString(file));
    }

    String title() {
        return markdown.lines().findFirst().orElse("").replaceFirst("^# ", "");
    }

    List<String> headings() {
        return HEADING.matcher(FENCE.matcher(markdown).replaceAll(""))
                .results()
                .map(heading -> heading.group(1).strip())
                .toList();
    }

    List<Quote> quotes() {
        return QUOTE.matcher(markdown)
                .results()
                .map(quote -> new Quote(quote.group(1), unindented(quote.group(2))))
                .toList();
    }

    int words() {
        return FENCE.matcher(markdown).replaceAll("").strip().split("\\s+").length;
    }

    /** Code without the blanks at the start and the end of its lines. */
    static String unindented(String code) {
        return code.lines().map(String::strip).collect(joining("\n", "", "\n"));
    }
}
