package classroom.report;

import gradingkit.report.Grade.CheckGrade;
import gradingkit.report.Grade.FindingGrade;
import gradingkit.report.Grade.TaskGrade;
import gradingkit.text.Visible;
import java.util.List;

/**
 * A failed check, ready to be shown: every line is one line, and none holds a control character.
 *
 * @param command what grades the lesson in the same way on the student's computer
 * @param run what starts the student's server for {@code tryIt}; empty if nothing special is needed
 * @param tryIt what shows the mistake by hand; empty if no command can
 * @param instead what the suite did, where no command can show it; else empty
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
        String run,
        String tryIt,
        String instead,
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
                shown(finding.run()),
                shown(finding.tryIt()),
                shown(finding.instead()),
                Visible.lines(finding.sent()),
                Visible.lines(finding.answered()),
                Visible.of(problem(finding)),
                Visible.lines(finding.expectations()),
                Visible.lines(finding.printed()),
                Visible.of(check.why()),
                outcome.reading(task));
    }

    // A result of an earlier version has no such lines.
    private static String shown(String line) {
        return line == null ? "" : Visible.of(line);
    }

    private static String problem(FindingGrade finding) {
        return finding.meanwhile() == null || finding.meanwhile().isEmpty()
                ? finding.problem()
                : finding.problem() + " (" + finding.meanwhile() + ")";
    }
}
