package classroom;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A lesson's Markdown: its headings, its sentences, its words, and the code that it quotes. */
public record LessonText(String markdown) {

    private static final Pattern HEADING = Pattern.compile("^##+ (.+)$", Pattern.MULTILINE);
    private static final Pattern SECTION =
            Pattern.compile("^## (?<heading>.+?)$(?<text>.*?)(?=^## |\\z)", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern BLOCK_END = Pattern.compile("\\s*\\R\\s*\\R\\s*|\\R(?=[-|] |\\d\\. )");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.?!]|[.?!][)*]{1,2})\\s+(?=[\"`*(A-Z])");
    private static final Pattern WHOLE = Pattern.compile("\\||!\\[");
    private static final Pattern NO_SENTENCE = Pattern.compile("[|: -]*|!\\[.*\\]\\(.*\\)");
    private static final Pattern FENCE = Pattern.compile("^```.*?^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern QUOTE = Pattern.compile(
            "^\\*\\*`(?<file>\\w+\\.java)`\\*\\*\\R+```java\\R(?<code>.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    /** Code that stands under the name of a file of the skeleton. */
    record Quote(String file, String code) {}

    /** Reads a README.md or a HINTS.md. */
    public static LessonText read(Path file) throws IOException {
        return new LessonText(Files.readString(file));
    }

    String title() {
        return markdown.lines().findFirst().orElse("").replaceFirst("^# ", "");
    }

    /** The text without the blocks of code, of which each leaves an empty line. */
    public String prose() {
        return FENCE.matcher(markdown).replaceAll("\n\n");
    }

    /** The sentences of each section, in their order, by its heading; items of lists and rows of tables are sentences. */
    public Map<String, List<String>> sentences() {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        Matcher section = SECTION.matcher(prose());
        while (section.find()) {
            sections.put(section.group("heading").strip(), split(section.group("text")));
        }
        return sections;
    }

    private static List<String> split(String text) {
        return BLOCK_END
                .splitAsStream(text.strip())
                .flatMap(block ->
                        WHOLE.matcher(block).lookingAt() ? Stream.of(block) : SENTENCE_END.splitAsStream(block))
                .map(sentence -> sentence.strip().replaceFirst("^- ", "").replaceAll("\\s+", " "))
                .filter(sentence -> !NO_SENTENCE.matcher(sentence).matches())
                .toList();
    }

    List<String> headings() {
        return HEADING.matcher(prose())
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
        return prose().strip().split("\\s+").length;
    }

    /** Code without the blanks at the start and the end of its lines. */
    static String unindented(String code) {
        return code.lines().map(String::strip).collect(joining("\n", "", "\n"));
    }
}
