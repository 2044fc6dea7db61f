package classroom.attempts;

import static org.assertj.core.api.Assertions.assertThat;

import classroom.grading.Result;
import classroom.grading.Results;
import classroom.grading.Run;
import classroom.judgement.JudgementOptions;
import classroom.judgement.Judgements;
import classroom.judgement.People;
import classroom.report.GradeBook;
import classroom.report.StudentId;
import gradingkit.report.Grade;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What is handed in again. */
class AttemptOptionsTest {

    @TempDir
    private Path folder;

    private static Result result(int points, String day, String work) {
        Grade grade = new Grade(1, 3, "HTML", "step03", "", 1, "", true, "", points, 100, 0, 0, List.of());
        Run run = new Run(day + "T12:00:00Z", "v1", "17", 1, 0, work, day + "T10:00:00Z", "file", null);
        return new Result(1, "ada", 3, "step03", true, "", List.of(), false, true, 1, work, null, 1, grade, run);
    }

    private List<Result> counting(String which, Judgements judgements) throws Exception {
        try (Results results = Results.open(folder)) {
            AttemptOptions options = CommandLine.populateCommand(
                    new AttemptOptions(), which.isEmpty() ? new String[0] : new String[] {"--attempts=" + which});
            return options.counting(results, results.of("ada"), judgements);
        }
    }

    private void save(Result... all) throws Exception {
        try (Results results = Results.open(folder)) {
            for (Result result : all) {
                results.save(result);
            }
        }
    }

    private static Judgements judgements(Path due) throws Exception {
        JudgementOptions options = due == null
                ? new JudgementOptions()
                : CommandLine.populateCommand(new JudgementOptions(), "--late=" + due, "--late-rule=10%/day");
        options.check(Optional.empty());
        StudentId ada = new StudentId("ada", "", "", "2026-11-22T10:00:00Z", "file");
        return options.judgements(new People(List.of(ada), Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"best, 85, 'Attempt 1 of 3 counts, the best: 85 ('", "last, 60, 'Attempt 3 of 3 counts, the last: 85 ('"
    })
    void countsAsTold(String which, int points, String sentence) throws Exception {
        save(result(85, "2026-11-18", "a"), result(40, "2026-11-20", "b"), result(60, "2026-11-22", "c"));
        Judgements judgements = judgements(null);
        Result counts = counting(which, judgements).get(0);
        assertThat(counts.grade().points()).isEqualTo(points);
        assertThat(judgements.of(counts).attempts().orElseThrow())
                .startsWith(sentence)
                .contains("(2026-11-18 ", "40 (2026-11-20 ", "60 (2026-11-22 ");
    }

    @Test
    void ofEqualsTheLastCounts() throws Exception {
        save(result(60, "2026-11-18", "a"), result(60, "2026-11-22", "b"));
        assertThat(counting("best", judgements(null)).get(0).run().work()).isEqualTo("b");
    }

    @Test
    void eachAttemptIsLateByItself() throws Exception {
        save(result(80, "2026-11-18", "a"), result(90, "2026-11-22", "b"));
        Path due = Files.writeString(folder.resolve("due.csv"), "due\n2026-11-20T10:00Z\n");
        Judgements judgements = judgements(due);
        Result counts = counting("best", judgements).get(0);
        assertThat(GradeBook.points(counts, judgements)).contains(80);
        assertThat(judgements.of(counts).attempts().orElseThrow()).contains("80 (", "72 (");
        assertThat(judgements.of(counts).late()).isEmpty();
    }

    @Test
    void theSameWorkIsNoOtherAttempt() throws Exception {
        save(result(85, "2026-11-18", "a"), result(60, "2026-11-19", "a"));
        assertThat(counting("best", judgements(null)).get(0).grade().points()).isEqualTo(60);
        assertThat(Results.attemptsIn(folder)).isEmpty();
    }

    @Test
    void nobodyAskedAndTheLastCountsSilently() throws Exception {
        save(result(85, "2026-11-18", "a"), result(60, "2026-11-22", "b"));
        Judgements judgements = judgements(null);
        assertThat(counting("", judgements).get(0).grade().points()).isEqualTo(60);
        assertThat(judgements.of(result(60, "2026-11-22", "b")).attempts()).isEmpty();
        assertThat(Results.attemptsIn(folder)).hasSize(1);
    }
}
