package classroom;

import static org.assertj.core.api.Assertions.assertThat;

import classroom.grading.Engine;
import gradingkit.report.Grade;
import gradingkit.report.Grade.CheckGrade;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a block says of a mistake, word for word, where it once said something misleading. {@code -Dworkbook.update=true}
 * writes the files in src/test/resources/explanations anew.
 */
@DisabledIfSystemProperty(named = "workbook.check", matches = "brief|programs")
class ExplanationsTest {

    private static final long SEED = 4711;
    private static final Path GOLDEN = Path.of("src/test/resources/explanations");

    @TempDir
    private Path temporary;

    @ParameterizedTest(name = "lesson {0}: {1}")
    @CsvSource({
        "1, half-a-second",
        "3, close-without-408",
        "3, letters-break-the-log",
        "3, nothing-for-what-is-missing",
        "4, blanks-in-location",
        "4, plus-for-a-blank",
        "5, ids-are-given-again",
        "6, newest-part",
        "7, zero-does-not-hold"
    })
    void blockNamesWhatIsSeen(int number, String name) throws Exception {
        LessonFolder lesson = LessonFolder.of(number);
        Path file = lesson.bugs().stream()
                .filter(bug -> bug.getFileName().toString().equals(name + ".bug"))
                .findFirst()
                .orElseThrow();
        Sources bugged = Bug.read(file).in(new Sources(lesson.solution()), temporary.resolve("source"));
        Grade grade = Engine.grade(lesson, bugged.folder(), SEED).grade();

        String found = grade.checks()
                .filter(CheckGrade::failed)
                .map(ExplanationsTest::block)
                .collect(Collectors.joining("\n"));

        Path golden = GOLDEN.resolve(number + "-" + name + ".txt");
        if (Boolean.getBoolean("workbook.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, found);
        }
        assertThat(found).isEqualTo(Files.readString(golden));
    }

    private static String block(CheckGrade check) {
        List<String> sentences = check.finding().problem().isEmpty()
                ? check.finding().expectations()
                : List.of(check.finding().problem());
        Stream<String> lines = Stream.of(
                check.id() + "  " + check.says(),
                "found     " + String.join("; ", sentences),
                "why       " + check.why());
        return lines.map(ExplanationsTest::withoutChance).collect(Collectors.joining("\n", "", "\n"));
    }

    // Ports, times, and names and ids that depend on what has been asked for before.
    private static String withoutChance(String line) {
        return line.replaceAll("127\\.0\\.0\\.1:\\d{5}", "127.0.0.1:ppppp")
                .replaceAll("\\bp\\d-[a-z]{8}\\b", "a name")
                .replaceAll("/[a-z]{8}\\.html", "/name.html")
                .replaceAll("\\[\\d+/\\w+/[^]]*]", "[time]")
                .replaceAll("(message |after=|begins with |has read |\\bid )\\d+", "$1n")
                .replaceAll("the books \\d+ and \\d+", "the books n and n");
    }
}
