package classroom.report;

import classroom.grading.Run;
import gradingkit.report.Grade.CheckGrade;
import java.util.ArrayList;
import java.util.List;

/** What speaks for a second look at a result, although it counts. */
final class Doubts {

    private static final int BUSY_PERCENT = 50;

    private Doubts() {}

    /** The one that the class page says once for all. */
    static final String NO_SANDBOX = "graded without a sandbox";

    /** A sentence for each reason. */
    static List<String> of(Outcome outcome) {
        List<String> doubts = new ArrayList<>();
        if (!outcome.gradedBySuite()) {
            return doubts;
        }
        List<String> looks = outcome.checks()
                .filter(check -> check.failed() && looks(check) > 1)
                .map(check -> check.id() + " failed at the look number " + looks(check))
                .toList();
        doubts.addAll(looks);
        if (!outcome.result().sandboxed()) {
            doubts.add(NO_SANDBOX);
        }
        Run run = outcome.result().run();
        if (run != null && run.tries() > 1) {
            doubts.add("graded at the second try");
        }
        boolean lostSomething = outcome.checks().anyMatch(CheckGrade::failed); // being busy gives nobody a point
        if (run != null && run.waiting() >= BUSY_PERCENT && lostSomething) {
            doubts.add(
                    "the computer was busy: of the time, " + run.waiting() + " % were spent waiting for a processor");
        }
        return doubts;
    }

    private static int looks(CheckGrade check) {
        return check.looks() == null ? 1 : check.looks();
    }

    /** How many looks were needed besides one for each check. */
    static int moreLooks(Outcome outcome) {
        return outcome.checks().mapToInt(check -> looks(check) - 1).sum();
    }
}
