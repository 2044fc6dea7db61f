package gradingkit.watch;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import gradingkit.check.Annotations;
import gradingkit.report.CheckId;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * A lesson's suite, run within this JVM as often as one likes.
 *
 * @param checks each check with JUnit's name for it
 */
public record Suite(SortedMap<CheckId, String> checks) {

    /** The suite of which the classes are in this folder, and found by this thread's context class loader. */
    public static Suite in(Path classes) {
        TestPlan plan = LauncherFactory.create()
                .discover(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClasspathRoots(Set.of(classes)))
                        .filters(includeClassNamePatterns(".*Test"))
                        .build());
        SortedMap<CheckId, String> checks = new TreeMap<>();
        Annotations.checks(plan).forEach((check, test) -> checks.put(check.id(), test));
        return new Suite(checks);
    }

    /**
     * Makes these checks, as a portion of a session's run.
     *
     * @param settings the suite's settings by their names, such as {@code workbook.classpath}
     * @param cancellation ends it early: checks that have not begun by then are not made
     */
    public void execute(
            LauncherSession session,
            Collection<CheckId> portion,
            Map<String, String> settings,
            CancellationToken cancellation) {
        session.getLauncher()
                .execute(LauncherExecutionRequestBuilder.request(LauncherDiscoveryRequestBuilder.request()
                                .selectors(portion.stream()
                                        .map(id -> selectUniqueId(checks.get(id)))
                                        .toList())
                                .configurationParameters(settings)
                                .build())
                        .cancellationToken(cancellation)
                        .build());
    }
}
