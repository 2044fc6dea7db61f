package classroom.worker;

import gradingkit.check.Follower;
import gradingkit.report.CheckId;
import gradingkit.report.CheckResult;
import gradingkit.report.ReportCard;
import gradingkit.report.Reports;
import gradingkit.report.Status;
import gradingkit.server.Program;
import gradingkit.watch.Suite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherFactory;

/** A run of a suite that ends with the first check that fails, and kills what is still running then. Used once. */
final class FirstFailure implements Follower {

    private final Suite suite;
    private final List<String> first;
    private final Set<CheckId> waiting;
    private final CancellationToken cancellation = CancellationToken.create();
    private int results;
    private ReportCard failure;

    /** @param first ids of checks or tasks that are tried before all others, one after the other */
    FirstFailure(Suite suite, List<String> first) {
        this.suite = suite;
        this.first = first;
        this.waiting = new TreeSet<>(suite.checks().keySet());
    }

    /**
     * Makes the checks, and writes the report of all of them, or of those up to the first failure.
     *
     * @param settings the suite's settings by their names
     * @throws IOException if a check is missing, or the report cannot be written
     */
    void find(Map<String, String> settings) throws IOException {
        try (LauncherSession session = LauncherFactory.openSession()) {
            Follower.join(session, this);
            for (String id : first) {
                make(session, portion(id), settings);
            }
            make(session, Set.copyOf(waiting), settings);
        }
        if (abandoned()) {
            Reports.write(failure, Path.of(settings.get("workbook.grade")), false);
        } else if (results < suite.checks().size()) {
            throw new IOException(
                    "the suite has made " + results + " of " + suite.checks().size() + " checks");
        }
    }

    private Set<CheckId> portion(String id) {
        Set<CheckId> checks = new TreeSet<>(waiting);
        checks.removeIf(check -> !(check + ".").startsWith(id + "."));
        return checks;
    }

    private void make(LauncherSession session, Set<CheckId> portion, Map<String, String> settings) {
        if (!portion.isEmpty() && !abandoned()) {
            suite.execute(session, portion, settings, cancellation);
        }
        waiting.removeAll(portion);
    }

    @Override
    public Collection<CheckResult> known() {
        return List.of();
    }

    @Override
    public synchronized void checked(CheckResult result, ReportCard soFar) {
        if (!abandoned()) {
            results++;
            if (result.status() == Status.FAILED) {
                failure = soFar;
                cancellation.cancel();
                Program.killAll(); // a check of another thread may wait for a server that hangs
            }
        }
    }

    @Override
    public void ended(ReportCard card) {}

    @Override
    public boolean abandoned() {
        return cancellation.isCancellationRequested();
    }
}
