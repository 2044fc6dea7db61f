package classroom.report;

import static org.assertj.core.api.Assertions.assertThat;

import classroom.grading.Result;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The grades say what the results say, and nothing that a student has written is obeyed by who reads them. */
class GradeBookTest {

    private static final List<Result> RESULTS = MadeUpClass.results();
    private static final String BYTE_ORDER_MARK = "\ufeff";

    @TempDir
    private static Path out;

    @BeforeAll
    static void write() throws IOException {
        write(RESULTS, out);
    }

    private static void write(List<Result> results, Path out) throws IOException {
        new GradeBook(results, List.of(new StudentId("Ada Lovelace", Optional.of("4711"), Optional.of("815"))))
                .write(out);
        for (List<Result> student : GradeBook.byStudent(results).values()) {
            GradeBook.writeStudent(out, student);
        }
    }

    @Test
    void theSameResultsGiveTheSameBytes(@TempDir Path other) throws IOException {
        List<Result> shuffled = new ArrayList<>(RESULTS);
        Collections.reverse(shuffled);
        write(shuffled, other);
        for (String file : List.of("grades.csv", "grades.json", "index.html", "moodle.csv", "canvas.csv")) {
            assertThat(other.resolve(file)).hasSameBinaryContentAs(out.resolve(file));
        }
    }

    @Test
    void tableHasARowForEachResultAndNoFormula() throws IOException {
        List<CSVRecord> rows = rows("grades.csv");
        assertThat(rows).hasSize(1 + RESULTS.size()); // with the heading
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.stream())
                        .allSatisfy(cell -> assertThat(cell.replace(BYTE_ORDER_MARK, ""))
                                .doesNotMatch("(?s)[=+@\\-].*")
                                .doesNotContainPattern("\\p{Cc}")));
        CSVRecord ada = rowOf(rows, "Ada Lovelace");
        Result result = RESULTS.stream()
                .filter(each -> each.student().equals("Ada Lovelace"))
                .findFirst()
                .orElseThrow();
        assertThat(ada.get(1)).isEqualTo("1");
        assertThat(ada.get(2)).isEqualTo(Integer.toString(result.grade().points()));
    }

    @Test
    void whatIsNotGradedIsNowhereAZero() throws IOException {
        for (String file : List.of("moodle.csv", "canvas.csv")) {
            assertThat(rowOf(rows(file), "Nobody Found").toList())
                    .as(file)
                    .doesNotContain("0")
                    .contains("");
        }
        Path gradescope =
                out.resolve("students").resolve(StudentKey.of("Nobody Found")).resolve("results.json");
        JsonNode json = JsonMapper.shared().readTree(gradescope.toFile());
        assertThat(json.has("score")).isFalse();
        assertThat(json.get("output").asString()).contains("no lesson was found");
    }

    @Test
    void platformsKnowTheirStudents() throws IOException {
        assertThat(rowOf(rows("moodle.csv"), "Ada Lovelace").get(0)).endsWith("Participant 4711");
        assertThat(rowOf(rows("canvas.csv"), "Ada Lovelace").get(1)).isEqualTo("815");
    }

    @Test
    void gradescopesScoreIsTheSumOfThePoints() {
        Path file =
                out.resolve("students").resolve(StudentKey.of("Ada Lovelace")).resolve("results.json");
        JsonNode json = JsonMapper.shared().readTree(file.toFile());
        int points = RESULTS.stream()
                .filter(result -> result.student().equals("Ada Lovelace"))
                .mapToInt(result -> result.grade().points())
                .sum();
        assertThat(json.get("score").asInt()).isEqualTo(points);
        assertThat(json.get("tests").size()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "report.html"})
    void pagesObeyNobody(String name) throws IOException {
        assertThat(files(name))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Files.readString(file))
                        .doesNotContain("<img", "<script>document", "\u202e", "\u001b")
                        .contains("Content-Security-Policy"));
    }

    @Test
    void feedbackKeepsBytesInItsFences() throws IOException {
        assertThat(files("feedback.md"))
                .hasSize(GradeBook.byStudent(RESULTS).size())
                .allSatisfy(file -> {
                    List<String> fences = Files.readAllLines(file).stream()
                            .filter(line -> line.startsWith("```"))
                            .map(line -> line.replace("text", ""))
                            .toList();
                    assertThat(fences.size() % 2).isZero();
                    for (int i = 0; i < fences.size(); i += 2) {
                        assertThat(fences.get(i)).isEqualTo(fences.get(i + 1));
                    }
                });
    }

    @ParameterizedTest
    @FieldSource("classroom.report.MadeUpClass#HOSTILE")
    void terminalStaysAsItIs(String student) {
        List<Result> own = RESULTS.stream()
                .filter(result -> result.student().equals(student))
                .toList();
        assertThat(TerminalTable.lines(own))
                .allSatisfy(line -> assertThat(line)
                        .doesNotContainPattern("[\\p{Cc}\u202e]")
                        .hasSizeLessThan(200));
    }

    @Test
    void foldersOfStudentsAreApart() {
        List<String> keys = GradeBook.byStudent(RESULTS).keySet().stream()
                .map(StudentKey::of)
                .toList();
        assertThat(keys).doesNotHaveDuplicates().allMatch(key -> key.matches("[a-z0-9_-]{1,80}"));
    }

    private static List<CSVRecord> rows(String file) throws IOException {
        try (Reader reader = Files.newBufferedReader(out.resolve(file))) {
            return CSVFormat.RFC4180.parse(reader).getRecords();
        }
    }

    private static CSVRecord rowOf(List<CSVRecord> rows, String student) {
        return rows.stream()
                .filter(row -> row.stream().anyMatch(student::equals))
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(file -> file.endsWith(name)).toList();
        }
    }
}
