package gradingkit.check;

import gradingkit.report.CheckResult;
import gradingkit.report.ReportCard;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;

/**
 * Somebody within this JVM who follows a grading run while it goes on. A run that is followed lasts as long as the
 * launcher's session: its checks may be executed in several portions, which share servers and results.
 */
public interface Follower {

    /** Results from before, of checks that are not made again, or not yet. */
    Collection<CheckResult> known();

    /**
     * A check has its result; called by the threads of checks.
     *
     * @param soFar all results that are known by now
     */
    void checked(CheckResult result, ReportCard soFar);

    /** The run is over; the reports are not written yet. */
    void ended(ReportCard card);

    /** Whether nobody wants the run's results any more: what is still to come is left out. */
    boolean abandoned();

    /** Has the runs of a session followed. */
    static void join(LauncherSession session, Follower follower) {
        session.getStore().put(Namespace.create(Follower.class), Follower.class, follower);
    }

    /** Who follows the runs of this session. */
    static Optional<Follower> of(ExtensionContext context) {
        ExtensionContext.Namespace namespace = ExtensionContext.Namespace.create(Follower.class);
        return Optional.ofNullable(
                context.getStore(StoreScope.LAUNCHER_SESSION, namespace).get(Follower.class, Follower.class));
    }

    /** Nobody. */
    Follower NOBODY = new Follower() {
        @Override
        public Collection<CheckResult> known() {
            return List.of();
        }

        @Override
        public void checked(CheckResult result, ReportCard soFar) {}

        @Override
        public void ended(ReportCard card) {}

        @Override
        public boolean abandoned() {
            return false;
        }
    };
}
