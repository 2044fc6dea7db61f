package gradingkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A check that could not be judged costs no point and gives none, and there is no grade without it. */
class NotJudgedTest {

    private final ReportCard card = new ReportCard(
            3,
            "HTML files",
            "step03-html-files",
            "",
            4711,
            "",
            "",
            List.of(
                    new TaskCard(1, "Serve files", false, List.of(check("3.1.1", 60, Status.PASSED))),
                    new TaskCard(2, "Be patient", false, List.of(check("3.2.1", 40, Status.NOT_JUDGED)))));

    @Test
    void isNoGrade() {
        assertThat(card.graded()).isFalse();
        assertThat(card.reason()).isEqualTo("3.2.1 was not judged, as the computer was too busy");
        assertThat(GradeJson.of(card)).contains("\"graded\" : false", "\"status\" : \"not judged\"");
        assertThat(HtmlReport.of(card)).contains("This is no grade: 3.2.1 was not judged");
    }

    @Test
    void isSaidOnTheScreen() {
        assertThat(String.join("\n", TerminalReport.lines(card, false)))
                .containsPattern("✔ Task 1 +Serve files +60/60")
                .containsPattern("– Task 2 +Be patient +not judged")
                .contains("This is no grade: 3.2.1 was not judged, as the computer was too busy.")
                .endsWith("Step 3: 60 of 60 points · 1 not judged, run it again");
    }

    private static CheckResult check(String id, int points, Status status) {
        CheckInfo info = new CheckInfo(CheckId.parse(id), "It works", points, "the lesson", Set.of(), false, "", "");
        String reason = status == Status.NOT_JUDGED ? "the computer was too busy" : "";
        return new CheckResult(info, status, reason, null, Duration.ZERO);
    }
}
