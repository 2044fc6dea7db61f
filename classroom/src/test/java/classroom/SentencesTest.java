package classroom;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every sentence of a lesson's text stands in the lesson's sentences.txt, with what looks at it. After a change of the
 * text, {@code -Dworkbook.update=true} writes the file anew, with a question mark below each sentence that is new.
 */
class SentencesTest {

    private static final Pattern CHECK = Pattern.compile("\\bid = \"(\\d+\\.\\d+\\.\\d+)\"");
    private static final Pattern IDS = Pattern.compile("\\d+\\.\\d+\\.\\d+( \\d+\\.\\d+\\.\\d+)*");
    private static final Pattern NO_IDS = Pattern.compile("tells|(open|unseen|test): .+");
    private static final String INDENT = "    ";

    static List<LessonFolder> lessons() {
        return LessonFolder.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lessons")
    void everySentenceHasWhatLooksAtIt(LessonFolder lesson) throws IOException {
        List<Row> rows = rows(lesson);
        if (Boolean.getBoolean("workbook.update")) {
            Files.writeString(lesson.sentences(), file(lesson, rows));
        }
        assertThat(Files.readString(lesson.sentences())).isEqualTo(file(lesson, rows));
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.mark())
                        .as(row.sentence())
                        .satisfiesAnyOf(
                                mark -> assertThat(mark).matches(IDS),
                                mark -> assertThat(mark).matches(NO_IDS)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lessons")
    void everyCheckHasASentenceThatAsksForIt(LessonFolder lesson) throws IOException {
        Set<String> asked = rows(lesson).stream()
                .filter(row -> IDS.matcher(row.mark()).matches())
                .flatMap(row -> Stream.of(row.mark().split(" ")))
                .collect(toCollection(TreeSet::new));
        assertThat(asked).isEqualTo(checks(lesson));
    }

    private static Set<String> checks(LessonFolder lesson) throws IOException {
        Set<String> checks = new TreeSet<>();
        for (var file : new Sources(lesson.suite()).files()) {
            CHECK.matcher(Files.readString(file)).results().forEach(check -> checks.add(check.group(1)));
        }
        return checks;
    }

    /**
     * A sentence of a text.
     *
     * @param mark the checks that look at it, or why none does
     */
    private record Row(String section, String sentence, String mark) {}

    // As the text has them, with the marks of the file.
    private static List<Row> rows(LessonFolder lesson) throws IOException {
        Map<String, String> marks = marks(lesson);
        List<Row> rows = new ArrayList<>();
        LessonText.read(lesson.folder().resolve("README.md")).sentences().forEach((section, sentences) -> {
            for (String sentence : sentences) {
                rows.add(new Row(section, sentence, marks.getOrDefault(section + "\n" + sentence, "?")));
            }
        });
        return rows;
    }

    // By section and sentence.
    private static Map<String, String> marks(LessonFolder lesson) throws IOException {
        Map<String, String> marks = new HashMap<>();
        String section = "";
        String sentence = "";
        for (String line :
                Files.exists(lesson.sentences()) ? Files.readAllLines(lesson.sentences()) : List.<String>of()) {
            if (line.startsWith("## ")) {
                section = line.substring(3);
            } else if (line.startsWith(INDENT)) {
                marks.put(section + "\n" + sentence, line.strip());
            } else {
                sentence = line;
            }
        }
        return marks;
    }

    private static String file(LessonFolder lesson, List<Row> rows) {
        String title = "# The sentences of lesson " + lesson.number()
                + ", and what looks at each; see \"How good the suites are\" in classroom/README.md.\n";
        String section = "";
        StringBuilder text = new StringBuilder(title);
        for (Row row : rows) {
            if (!row.section().equals(section)) {
                section = row.section();
                text.append("\n## ").append(section).append("\n\n");
            }
            text.append(row.sentence())
                    .append('\n')
                    .append(INDENT)
                    .append(row.mark())
                    .append('\n');
        }
        return text.toString();
    }
}
