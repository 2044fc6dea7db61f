package classroom.report;

import static org.assertj.core.api.Assertions.assertThat;

import classroom.grading.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** grades.csv, grades.json and what Moodle and Canvas import, read back. */
class TablesTest {

    @TempDir
    private static Path temporary;

    private static Written written;

    @BeforeAll
    static void write() throws Exception {
        List<StudentId> ids = List.of(
                new StudentId("Ada Lovelace", "12345", ""),
                new StudentId("Alan Turing", "", "67890"),
                new StudentId("Not in the class", "1", "2"));
        List<Result> results = new ArrayList<>(MadeUpClass.results());
        results.add(MadeUpClass.notGraded("Points Possible", 1, "it does not compile", List.of(), false));
        results.set(0, MadeUpClass.unsandboxed(MadeUpClass.regraded(results.get(0), 40)));
        written = Written.of(results, ids, temporary);
    }

    private static CSVRecord row(String file, String column, String value) throws Exception {
        return written.rows(file).stream()
                .filter(row -> row.get(column).equals(value))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"grades.csv", "moodle.csv", "canvas.csv"})
    void excelSeesThatItIsUtf8(String file) throws Exception {
        assertThat(Files.readAllBytes(temporary.resolve(file))).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(written.text(file)).contains("Jörg Weiß", "王小雲");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grades.csv", "moodle.csv", "canvas.csv"})
    void noCellIsAFormulaOrBreaksTheLine(String file) throws Exception {
        assertThat(written.rows(file))
                .allSatisfy(row -> assertThat(row.toList())
                        .noneMatch(cell -> cell.matches("(?s)[\\s=+\\-@].*"))
                        .noneMatch(cell -> cell.matches("(?s).*[\\p{Cntrl}\\u202e\\ud800].*")));
        assertThat(written.text(file)).contains("'" + MadeUpClass.FORMULA, "Two\\nlines", "Ann\\u202egnp.exe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", " =1", "\u00a0=1", "＝1"})
    void formulasAreDefused(String name) {
        assertThat(new Sheet().row(List.of(name, 1)).toString())
                .startsWith("\uFEFF'" + name)
                .endsWith(",1\r\n");
    }

    @Test
    void gradesAreARowForEachStudent() throws Exception {
        CSVRecord ada = row("grades.csv", "Student", "Ada Lovelace");
        assertThat(ada.get("Status")).isEqualTo("graded");
        assertThat(Integer.parseInt(ada.get("Total")))
                .isEqualTo(Integer.parseInt(ada.get("Step 1"))
                        + Integer.parseInt(ada.get("Step 3"))
                        + Integer.parseInt(ada.get("Step 5")));
        assertThat(ada.get("Step 3 of")).isEqualTo("100");
        assertThat(ada.get("Sandbox")).isEqualTo("no");
        assertThat(temporary.resolve(ada.get("Report"))).isRegularFile();
    }

    @ParameterizedTest
    @CsvSource({
        "Bruno Müller, Step 5, partly graded, Step 5: it does not compile",
        "Frances Allen, Step 3, partly graded, Step 3: the grader ran out of disk space",
        "Nobody Found, Step 1, not graded, All lessons: no lesson was found in the submission",
    })
    void whatIsNotGradedIsEmptyAndHasAReason(String name, String step, String status, String reason) throws Exception {
        CSVRecord row = row("grades.csv", "Student", name);
        assertThat(List.of(row.get(step), row.get(step + " of"), row.get(step + " bonus")))
                .containsOnly("");
        assertThat(row.get("Status")).isEqualTo(status);
        assertThat(row.get("Reason")).isEqualTo(reason);
        assertThat(row("moodle.csv", "Full name", name).get(step)).isEmpty();
        assertThat(row("moodle.csv", "Full name", name).get("Grade")).isEmpty();
        assertThat(row("canvas.csv", "Student", name).get(step)).isEmpty();
    }

    @Test
    void moodleKnowsItsParticipants() throws Exception {
        CSVRecord ada = row("moodle.csv", "Identifier", "Participant 12345");
        assertThat(ada.get("Full name")).isEqualTo("Ada Lovelace");
        assertThat(ada.get("Grade"))
                .isEqualTo(row("grades.csv", "Student", "Ada Lovelace").get("Total"));
        assertThat(ada.get("Last modified (grade)")).isEmpty();
        assertThat(row("moodle.csv", "Full name", "Alan Turing").get("Identifier"))
                .isEmpty();
    }

    @Test
    void moodlesCommentsAreHtml() throws Exception {
        assertThat(written.rows("moodle.csv"))
                .allMatch(
                        row -> !row.get("Feedback comments").replace("<br>", "").contains("<"));
    }

    @Test
    void canvasHasAnAssignmentForEachLesson() throws Exception {
        assertThat(written.rows("canvas.csv").get(0).toList())
                .containsExactly("Points Possible", "", "", "", "", "100", "100", "100");
        assertThat(row("canvas.csv", "ID", "67890").get("Student")).isEqualTo("Alan Turing");
        assertThat(written.rows("canvas.csv"))
                .filteredOn(row -> row.get("Student").contains("Points Possible"))
                .hasSize(1);
    }

    @Test
    void jsonHasEveryResultAndEveryCheck() throws Exception {
        JsonNode json = written.json("grades.json");
        assertThat(json.get("schema").asInt()).isEqualTo(1);
        assertThat(json.get("students")).hasSize(33);
        JsonNode ada = student(json, "Ada Lovelace");
        assertThat(ada.get("moodle").asString()).isEqualTo("12345");
        JsonNode first = ada.get("results").get(0);
        assertThat(first.get("checks").get("1.1.1").asString()).isEqualTo("passed");
        assertThat(first.get("checks")).hasSize(22);
        assertThat(first.get("previousPoints").asInt()).isEqualTo(40);
        assertThat(first.get("sandboxed").asBoolean()).isFalse();
    }

    @Test
    void jsonHasNoPointsWhereThereIsNoGrade() throws Exception {
        JsonNode result = student(written.json("grades.json"), "Bruno Müller")
                .get("results")
                .get(2);
        assertThat(result.get("graded").asBoolean()).isFalse();
        assertThat(result.has("points")).isFalse();
        assertThat(result.get("reason").asString()).isEqualTo("it does not compile");
        assertThat(result.get("messages").get(0).asString()).startsWith("webserver/Main.java:17");
    }

    @Test
    void jsonHasTheNamesAsTheyCame() throws Exception {
        JsonNode json = written.json("grades.json");
        for (String name : MadeUpClass.HOSTILE) {
            String utf8 = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            assertThat(student(json, utf8).get("key").asString()).isEqualTo(StudentKey.of(name));
        }
    }

    private static JsonNode student(JsonNode json, String name) {
        return json.get("students")
                .valueStream()
                .filter(student -> student.get("student").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
