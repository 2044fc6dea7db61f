package classroom.worker;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import gradingkit.report.Grade;
import gradingkit.server.Deletion;
import gradingkit.watch.Suite;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs of a suite within this JVM.
 *
 * @param number the lesson's number
 * @param suite the folder with the suite's classes
 * @param lesson the folder in which the lesson's programs run, with {@code site/} if it has one
 * @param reports where each run has a folder of its own for what the suite writes
 */
public record SuiteRun(int number, Path suite, Path lesson, Path reports) {

    /**
     * Grades a program.
     *
     * @param settings the suite's settings by their names, such as {@code workbook.classpath}
     * @throws IOException if the suite broke off, or left no result of this very run
     */
    public Grade grade(Map<String, String> settings) throws IOException {
        return grade("", settings);
    }

    /** @param checks which checks, such as {@code 3.2.*}; empty for all */
    Grade grade(String checks, Map<String, String> settings) throws IOException {
        return result(settings, all -> make(checks, all));
    }

    /**
     * Grades a program of ours, in a hurry, until the first of its checks fails; the others have no result then.
     *
     * @param settings the suite's settings by their names, such as {@code workbook.classpath}
     * @param first ids of checks or tasks that are tried before all others, one after the other
     * @throws IOException if the suite broke off, or left no result of this very run
     */
    public Grade gradeToFirstFailure(Map<String, String> settings, List<String> first) throws IOException {
        return result(settings, all -> {
            all.put("workbook.hurry", "yes");
            new FirstFailure(Suite.in(suite), first).find(all);
        });
    }

    /** Makes checks with all settings that they need. */
    private interface Checks {
        void make(Map<String, String> settings) throws IOException;
    }

    private Grade result(Map<String, String> settings, Checks checks) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(reports), "run-");
        String job = folder.getFileName() + "-" + UUID.randomUUID();
        Map<String, String> all = new HashMap<>(settings);
        all.put("workbook.lesson", lesson.toString());
        all.put("workbook.grade", folder.toString());
        all.put("workbook.report", "file");
        all.put("workbook.job", job);
        try {
            execute(() -> checks.make(all));
            return result(folder.resolve("grade.json"), job, settings.get("workbook.seed"));
        } finally {
            Deletion.of(folder);
        }
    }

    private void make(String checks, Map<String, String> settings) throws IOException {
        Breakdown breakdown = new Breakdown();
        LauncherFactory.create()
                .execute(selected(checks).configurationParameters(settings).build(), breakdown);
        if (breakdown.cause != null) {
            throw new IOException("the suite broke off (" + breakdown.cause + ")", breakdown.cause);
        }
    }

    private Grade result(Path file, String job, String seed) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException("the suite left no result");
        }
        Grade grade = Grade.read(file);
        boolean ours = job.equals(grade.job()) && grade.step() == number;
        if (!ours || seed != null && grade.seed() != Long.parseLong(seed)) {
            throw new IOException("the suite left the result of another run");
        }
        return grade;
    }

    private interface Execution {
        void run() throws IOException;
    }

    // All lessons have the package webserver, so each suite has a class loader of its own.
    private void execute(Execution execution) throws IOException {
        ClassLoader kit = SuiteRun.class.getClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {suite.toUri().toURL()}, kit)) {
            Thread.currentThread().setContextClassLoader(loader);
            execution.run();
        } finally {
            Thread.currentThread().setContextClassLoader(kit);
        }
    }

    private LauncherDiscoveryRequestBuilder selected(String checks) {
        LauncherDiscoveryRequestBuilder all = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClasspathRoots(Set.of(suite)))
                .filters(includeClassNamePatterns(".*Test"));
        if (checks.isEmpty()) {
            return all;
        }
        ChosenChecks chosen = new ChosenChecks(LauncherFactory.create().discover(all.build()));
        return LauncherDiscoveryRequestBuilder.request().selectors(chosen.like(checks));
    }

    /** What failed outside of every check, so that checks may be missing: the loading of a class, the writing of reports. */
    private static final class Breakdown implements TestExecutionListener {

        private volatile Throwable cause;

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isContainer()) {
                result.getThrowable().ifPresent(thrown -> cause = thrown);
            }
        }
    }
}
