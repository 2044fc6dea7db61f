package classroom.report;

import static org.assertj.core.api.Assertions.assertThat;

import classroom.grading.Result;
import gradingkit.report.Grade;
import gradingkit.report.Grade.CheckGrade;
import gradingkit.report.Grade.TaskGrade;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** How results were found, and which are doubtful. */
class ExplainedTest {

    private static final Result CALM =
            MadeUpClass.found(MadeUpClass.graded("Ada", 3, 1, new Random(1)), "2026-11-27T07:10:00Z", 1, 12);
    private static final Result BUSY = MadeUpClass.found(
            MadeUpClass.unsandboxed(lookedAtAgain(MadeUpClass.graded("Bob", 3, 0.5, new Random(2)))),
            "2026-11-27T07:12:30Z",
            2,
            63);

    @TempDir
    private Path folder;

    // Its checks that failed needed two looks each.
    private static Result lookedAtAgain(Result result) {
        Grade grade = result.grade();
        List<TaskGrade> tasks = grade.tasks().stream()
                .map(task -> new TaskGrade(
                        task.number(),
                        task.title(),
                        task.bonus(),
                        task.points(),
                        task.of(),
                        task.checks().stream().map(ExplainedTest::twice).toList()))
                .toList();
        Grade changed = new Grade(
                1,
                3,
                grade.title(),
                grade.lesson(),
                "",
                grade.seed(),
                "",
                true,
                "",
                grade.points(),
                grade.of(),
                0,
                0,
                tasks);
        return new Result(
                1,
                result.student(),
                3,
                result.folder(),
                true,
                "",
                List.of(),
                false,
                true,
                4711,
                "f",
                null,
                1,
                changed,
                null);
    }

    private static CheckGrade twice(CheckGrade check) {
        return new CheckGrade(
                check.id(),
                check.says(),
                check.points(),
                false,
                check.status(),
                "",
                "",
                1,
                check.finding(),
                check.failed() ? Integer.valueOf(2) : null);
    }

    @Test
    void programsSeeHowEachWasFound() throws Exception {
        JsonNode json = Written.of(List.of(CALM, BUSY), List.of(), folder).json("grades.json");
        assertThat(json.get("run").get("from").asString()).isEqualTo("2026-11-27T07:10:00Z");
        assertThat(json.get("run").get("to").asString()).isEqualTo("2026-11-27T07:12:30Z");
        assertThat(json.get("run").get("versions").toString()).isEqualTo("[\"v1-3-gabc\"]");
        assertThat(json.get("run").get("sandboxed").asString()).isEqualTo("1 of 2");
        assertThat(json.get("run").get("busiest").asInt()).isEqualTo(63);
        assertThat(json.get("run").get("secondTries").asInt()).isEqualTo(1);
        assertThat(json.get("run").get("doubtful").asInt()).isEqualTo(1);
        assertThat(json.get("run").get("moreLooks").asLong())
                .isEqualTo(BUSY.grade().checks().filter(CheckGrade::failed).count())
                .isPositive();
        JsonNode ada = json.get("students").get(0).get("results").get(0);
        assertThat(ada.has("doubts")).isFalse();
        assertThat(ada.get("run").get("waiting").asInt()).isEqualTo(12);
        JsonNode bob = json.get("students").get(1).get("results").get(0);
        assertThat(bob.get("doubts").toString())
                .contains(
                        " failed at the look number 2",
                        "graded without a sandbox",
                        "graded at the second try",
                        "63 % were spent waiting for a processor");
    }

    @Test
    void pagesSayItInALine() throws Exception {
        Written written = Written.of(List.of(CALM, BUSY), List.of(), folder);
        assertThat(written.text("index.html"))
                .contains(
                        "Graded 2026-11-27T07:10:00Z to 2026-11-27T07:12:30Z with the workbook v1-3-gabc on Java"
                                + " 17.0.12+7, 1 of 2 in a sandbox, with seed 4711. At most 63 % of the time went by in"
                                + " waiting for a processor. ",
                        " more than one a check. 1 result from a second try. 1 result to be doubted.")
                .containsPattern("(?s)id=\"doubtful\".*graded at the second try.*id=\"scores\"");
        assertThat(written.student("Ada", "report.html"))
                .contains("Seed 4711. Graded 2026-11-27T07:10:00Z with the workbook v1-3-gabc on Java 17.0.12+7, in a"
                        + " sandbox.</p>");
        assertThat(written.student("Bob", "report.html")).contains(" Doubtful: graded at the second try.");
    }

    @Test
    void theTerminalListsWhatIsDoubtful() {
        Result second = MadeUpClass.found(CALM, "2026-11-27T07:10:00Z", 2, 0);
        assertThat(TerminalTable.lines(List.of(second), 100))
                .contains("doubtful", "  Ada       Step 3  graded at the second try");
    }
}
