package classroom.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import classroom.BadInput;
import classroom.grading.Result;
import classroom.judgement.JudgementOptions;
import classroom.judgement.Judgements;
import classroom.judgement.People;
import gradingkit.report.Grade.CheckGrade;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** Points by hand and late submissions in every report and export, with what the suite has found beside them. */
class JudgedTest {

    private static final Result ADA = MadeUpClass.graded("Ada", 3, 1, new Random(1));
    private static final Result BOB = MadeUpClass.graded("Bob", 3, 0.5, new Random(2));
    private static final Result CYD = MadeUpClass.notGraded("Cyd", 3, "It does not compile.", List.of("Main:1"), false);
    private static final Result DAN = MadeUpClass.graded("Dan", 3, 1, new Random(3));

    @TempDir
    private static Path temporary;

    private static Written written;
    private static Judgements judgements;
    private static CheckGrade failed;
    private static int suite;

    @BeforeAll
    static void write() throws Exception {
        failed = BOB.grade().checks().filter(CheckGrade::failed).findFirst().orElseThrow();
        suite = BOB.grade().points();
        Path overrides = Files.writeString(temporary.resolve("overrides.csv"), """
                student,lesson,check,points,why
                ada,3,total,80,"<b>copied</b> one, with consent"
                Bob,,%s,4,=the log was right
                4003,step 3,,40,a missing brace
                Eve,3,total,1,not there
                Ada,3,3.9.9,1,no such check
                Ada,4,,1,no such lesson
                Dan,3,3.1.1,9,too many
                """.formatted(failed.id()));
        Path due = Files.writeString(temporary.resolve("due.csv"), "lesson,due\n3,2026-11-20T23:59Z\n");
        JudgementOptions options = CommandLine.populateCommand(
                new JudgementOptions(), "--overrides=" + overrides, "--late=" + due, "--late-rule=10%/day, at most 3");
        options.check(Optional.empty());
        List<StudentId> ids = List.of(
                new StudentId("Ada", "", "", "2026-11-20T10:00:00Z", "file"),
                new StudentId("Bob", "", ""),
                new StudentId("Cyd", "", "4003"),
                new StudentId("Dan", "", "", "2026-11-22T01:00:00Z", "file"));
        judgements = options.judgements(new People(ids, Map.of()));
        new GradeBook(results(), ids, judgements).write(temporary);
        written = new Written(temporary);
    }

    private static List<Result> results() {
        return List.of(ADA, BOB, CYD, DAN);
    }

    private static CSVRecord row(String file, String column, String name) throws Exception {
        return written.rows(file).stream()
                .filter(row -> row.get(column).equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatHasNoPlaceIsSaid() {
        assertThat(judgements.problems(results()))
                .containsExactlyInAnyOrder(
                        "overrides.csv, line 5: nobody is called Eve",
                        "overrides.csv, line 6: Ada has no check 3.9.9",
                        "overrides.csv, line 7: Ada has handed in no lesson 4",
                        "overrides.csv, line 8: Dan cannot have 9 points, as 3.1.1 has 5");
    }

    @Test
    void tablesHaveBothNumbers() throws Exception {
        CSVRecord ada = row("grades.csv", "Student", "Ada");
        assertThat(List.of(ada.get("Step 3"), ada.get("Step 3 by the suite"), ada.get("Total")))
                .containsExactly("80", "100", "80");
        assertThat(ada.get("By hand, late"))
                .isEqualTo("Step 3: By hand: 80 of 100 points, the suite gave 100: <b>copied</b> one, with consent");
        CSVRecord bob = row("grades.csv", "Student", "Bob");
        assertThat(bob.get("Step 3")).isEqualTo(String.valueOf(suite + 4));
        assertThat(bob.get("By hand, late"))
                .isEqualTo("Step 3: " + failed.id() + " by hand: 4 of 5, the suite gave 0: =the log was right");
        CSVRecord cyd = row("grades.csv", "Student", "Cyd");
        assertThat(List.of(cyd.get("Step 3"), cyd.get("Step 3 of"), cyd.get("Step 3 by the suite")))
                .containsExactly("40", "100", "");
        assertThat(cyd.get("By hand, late")).contains("the suite gave no grade (It does not compile.)");
        CSVRecord dan = row("grades.csv", "Student", "Dan");
        assertThat(List.of(dan.get("Step 3"), dan.get("Step 3 by the suite"))).containsExactly("80", "100");
        assertThat(dan.get("By hand, late"))
                .startsWith("Step 3: 1 day 1 h late (file 2026-11-22 ")
                .endsWith(", 10 % for each of 2 days begun: 20 of 100 points taken off");
    }

    @Test
    void platformsGetWhatCounts() throws Exception {
        assertThat(row("moodle.csv", "Full name", "Ada").get("Grade")).isEqualTo("80");
        assertThat(row("moodle.csv", "Full name", "Ada").get("Feedback comments"))
                .contains("the suite gave 100: &lt;b&gt;copied");
        assertThat(row("canvas.csv", "Student", "Cyd").get("Step 3")).isEqualTo("40");
        assertThat(written.gradescope("Dan").get("score").asInt()).isEqualTo(80);
        assertThat(written.gradescope("Dan").get("output").asString()).contains("20 of 100 points taken off");
        assertThat(written.gradescope("Bob").get("tests").valueStream())
                .filteredOn(test -> test.get("number").asString().equals(failed.id()))
                .singleElement()
                .satisfies(test -> assertThat(test.get("score").asInt()).isEqualTo(4));
    }

    @Test
    void programsGetAllOfIt() throws Exception {
        JsonNode students = written.json("grades.json").get("students");
        JsonNode ada = students.get(0).get("results").get(0);
        assertThat(ada.get("points").asInt()).isEqualTo(80);
        assertThat(ada.get("suitePoints").asInt()).isEqualTo(100);
        assertThat(ada.get("byHand").get(0).toString())
                .isEqualTo("{\"check\":\"total\",\"points\":80,\"why\":\"<b>copied</b> one, with consent\"}");
        JsonNode late = students.get(3).get("results").get(0).get("late");
        assertThat(late.get("due").asString()).isEqualTo("2026-11-20T23:59:00Z");
        assertThat(late.get("minutes").asInt()).isEqualTo(25 * 60 + 1);
        assertThat(students.get(1)
                        .get("results")
                        .get(0)
                        .get("checks")
                        .get(failed.id())
                        .asString())
                .isEqualTo("failed");
    }

    @Test
    void studentsReadIt() throws Exception {
        assertThat(written.student("Ada", "report.html"))
                .contains("80 of 100", "the suite gave 100: &lt;b&gt;copied")
                .doesNotContain("<b>copied");
        assertThat(written.student("Bob", "report.html")).contains("(by hand: 4 of 5, the suite gave 0");
        assertThat(written.student("Cyd", "feedback.md"))
                .contains("## Step 3: 40 of 100 points", "By hand: 40 of 100 points", "Main:1");
        assertThat(written.student("Dan", "feedback.md")).contains("1 day 1 h late");
        assertThat(written.text("index.html"))
                .contains("<small class=\"delta\">suite 100</small>")
                .containsPattern(
                        "(?s)id=\"judged\".*&lt;b&gt;copied&lt;/b&gt; one, with consent.*1 day 1 h late.*id=\"scores\"")
                .doesNotContain("id=\"doubtful\"");
    }

    @Test
    void theTimesOfACopyCostNobodyAnything() throws Exception {
        Path due = Files.writeString(temporary.resolve("past.csv"), "due\n2020-01-01\n");
        JudgementOptions options =
                CommandLine.populateCommand(new JudgementOptions(), "--late=" + due, "--late-rule=1 point/day");
        options.check(Optional.empty());
        List<StudentId> copied = IntStream.range(0, 5)
                .mapToObj(i -> new StudentId("s" + i, "", "", "2026-11-20T10:00:0" + i + "Z", "file"))
                .toList();
        assertThatThrownBy(() -> options.judgements(new People(copied, Map.of())))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("The files of all 5 submissions are of 2026-11-20T10:00:00Z, within two minutes");
    }

    @Test
    void theTerminalSaysIt() {
        List<String> lines = TerminalTable.lines(results(), 100, judgements);
        assertThat(lines)
                .contains("* by hand, or late")
                .anyMatch(line -> line.matches("Ada +80\\* +graded"))
                .anyMatch(line -> line.matches("  Cyd +Step 3  By hand: 40 .*: a missing brace"));
    }
}
