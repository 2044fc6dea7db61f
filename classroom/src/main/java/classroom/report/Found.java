package classroom.report;

import gradingkit.report.Grade.CheckGrade;
import gradingkit.report.Grade.FindingGrade;
import gradingkit.report.Grade.TaskGrade;
import gradingkit.text.Visible;
import java.util.List;

/**
 * A failed check, ready to be shown: every line is one line, and none holds a control character.
 *
 * @param command how the student sees the same on the own computer
 * @param sent what the suite said
 * @param answered what came back, with a line of {@code ^} under the wrong bytes
 * @param problem what went wrong; empty where the expectations say it
 * @param expectations expected and found
 * @param printed the end of what the server printed
 * @param why the rule behind the check
 * @param reading where the lesson explains it
 */
record Found(
        String command,
        List<String> sent,
        List<String> answered,
        String problem,
        List<String> expectations,
        List<String> printed,
        String why,
        String reading) {

    private static final FindingGrade NOTHING =
            new FindingGrade("", List.of(), "", "", "", List.of(), List.of(), List.of(), "");

    static Found of(Outcome outcome, TaskGrade task, CheckGrade check) {
        FindingGrade finding = check.finding() == null ? NOTHING : check.finding();
        return new Found(
                outcome.command(),
                Visible.lines(finding.sent()),
                Visible.lines(finding.answered()),
                Visible.of(problem(finding)),
                Visible.lines(finding.expectations()),
                Visible.lines(finding.printed()),
                Visible.of(check.why()),
                outcome.reading(task));
    }

    private static String problem(FindingGrade finding) {
        return finding.meanwhile() == null || finding.meanwhile().isEmpty()
                ? finding.problem()
                : finding.problem() + " (" + finding.meanwhile() + ")";
    }
}
