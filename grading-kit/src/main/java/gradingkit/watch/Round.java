package gradingkit.watch;

import gradingkit.check.Follower;
import gradingkit.report.CheckId;
import gradingkit.report.CheckResult;
import gradingkit.report.ReportCard;
import gradingkit.report.TaskCard;
import gradingkit.server.Program;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The grading of what was saved last: first the check that was red first (or the suite's first, which most others need),
 * then all others but those of passed tasks, and these when all else of the core is green. Runs once; another thread may
 * abandon it.
 */
final class Round implements Follower {

    private static final Duration KILL_PERIOD = Duration.ofMillis(100);

    private final Suite suite;
    private final Map<String, String> settings;
    private final Screen screen;
    private final Optional<ReportCard> before;
    private final List<CheckResult> passed;
    private final CheckId first;
    private final CancellationToken cancellation = CancellationToken.create();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Set<CheckId> made = new ConcurrentSkipListSet<>();
    private Optional<ReportCard> standing;
    private ReportCard soFar;
    private int planned;

    /**
     * @param settings the suite's settings by their names, such as {@code workbook.classpath}
     * @param before the results of the last round; empty if there is none
     */
    Round(Suite suite, Map<String, String> settings, Screen screen, Optional<ReportCard> before) {
        this.suite = suite;
        this.settings = settings;
        this.screen = screen;
        this.before = before;
        this.standing = before;
        this.passed = before.map(Round::ofPassedTasks).orElse(List.of());
        this.first = before.flatMap(ReportCard::next)
                .map(check -> check.info().id())
                .orElse(suite.checks().firstKey());
    }

    private static List<CheckResult> ofPassedTasks(ReportCard card) {
        return card.tasks().stream()
                .filter(TaskCard::done)
                .flatMap(task -> task.checks().stream())
                .toList();
    }

    /** Grades, and shows what comes out. */
    void run() {
        try (LauncherSession session = LauncherFactory.openSession()) {
            Follower.join(session, this);
            make(session, Set.of(first));
            make(session, notMade(passed));
            if (coreIsGreen()) {
                make(session, notMade(List.of()));
            }
        } catch (Exception e) { // JUnit passes on what a run throws at its end, such as the IOException of a full disk
            screen.brokeOff(e);
        } finally {
            over.countDown();
        }
    }

    private Set<CheckId> notMade(List<CheckResult> left) {
        Set<CheckId> checks = new TreeSet<>(suite.checks().keySet());
        checks.removeAll(made);
        left.forEach(result -> checks.remove(result.info().id()));
        return checks;
    }

    private void make(LauncherSession session, Set<CheckId> portion) {
        if (!portion.isEmpty() && !abandoned()) {
            plan(portion.size());
            suite.execute(session, portion, settings, cancellation);
        }
    }

    private synchronized void plan(int checks) {
        planned += checks;
        screen.progress(made.size(), planned);
    }

    private synchronized boolean coreIsGreen() {
        return soFar == null
                || soFar.graded()
                        && soFar.tasks().stream().filter(task -> !task.bonus()).allMatch(TaskCard::done);
    }

    /** From now on nothing is begun, and nothing shown. */
    void cancel() {
        cancellation.cancel();
    }

    /** Ends it as soon as possible; returns when it is over. */
    void abandon() {
        cancel();
        try {
            while (!over.await(KILL_PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
                Program.killAll(); // also what has been started a moment ago: a check waits for a server that hangs
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is known by now: the results of this round, and of the one before where there is none yet. */
    synchronized Optional<ReportCard> standing() {
        return standing;
    }

    @Override
    public Collection<CheckResult> known() {
        return passed;
    }

    @Override
    public synchronized void checked(CheckResult result, ReportCard now) {
        if (abandoned()) {
            return; // killed, not failed
        }
        CheckId check = result.info().id();
        soFar = now;
        standing = standing.map(card -> card.with(result));
        made.add(check);
        if (check.equals(first)) {
            screen.verdict(result, now);
        }
        screen.progress(made.size(), planned);
    }

    @Override
    public synchronized void ended(ReportCard card) {
        if (!abandoned()) {
            standing = Optional.of(card);
            screen.result(card, before, left());
        }
    }

    /** The checks that were not made, as their tasks have passed before. */
    private List<CheckId> left() {
        return passed.stream()
                .map(result -> result.info().id())
                .filter(check -> !made.contains(check))
                .collect(Collectors.toList());
    }

    @Override
    public boolean abandoned() {
        return cancellation.isCancellationRequested();
    }
}
