package classroom.worker;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import classroom.grading.Grade;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * One run of a suite within this JVM.
 *
 * @param suite the folder with the suite's classes
 * @param lesson the folder in which the lesson's programs run, with {@code site/} if it has one
 * @param reports the folder for what the suite writes
 */
public record SuiteRun(Path suite, Path lesson, Path reports) {

    /**
     * Grades a program.
     *
     * @param settings the suite's settings by their names, such as {@code workbook.classpath}
     */
    public Grade grade(Map<String, String> settings) throws IOException {
        execute(LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClasspathRoots(Set.of(suite)))
                .filters(includeClassNamePatterns(".*Test"))
                .configurationParameter("workbook.lesson", lesson.toString())
                .configurationParameter(
                        "workbook.grade", Files.createDirectories(reports).toString())
                .configurationParameter("workbook.report", "file")
                .configurationParameters(settings)
                .build());
        return Grade.read(reports.resolve("grade.json"));
    }

    // All lessons have the package webserver, so each suite has a class loader of its own.
    private void execute(LauncherDiscoveryRequest request) throws IOException {
        ClassLoader kit = SuiteRun.class.getClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {suite.toUri().toURL()}, kit)) {
            Thread.currentThread().setContextClassLoader(loader);
            SummaryGeneratingListener summary = new SummaryGeneratingListener();
            LauncherFactory.create().execute(request, summary);
            requireWhole(summary.getSummary());
        } finally {
            Thread.currentThread().setContextClassLoader(kit);
        }
    }

    // Where a class of the suite does not even begin, its checks would be missing from the result.
    private static void requireWhole(TestExecutionSummary summary) throws IOException {
        Optional<Throwable> broken = summary.getFailures().stream()
                .filter(failure -> failure.getTestIdentifier().isContainer())
                .map(TestExecutionSummary.Failure::getException)
                .findFirst();
        if (broken.isPresent()) {
            throw new IOException("the suite did not run as a whole: " + broken.get(), broken.get());
        }
    }
}
