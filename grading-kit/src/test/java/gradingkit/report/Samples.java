package gradingkit.report;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the sample suite against the sample server. */
final class Samples {

    private Samples() {}

    /**
     * Writes all reports.
     *
     * @param way how the server fails, or passes
     * @param folder for the reports
     */
    static void grade(String way, Path folder) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = "\"%s\" -cp \"%s\" %s {port} %s"
                .formatted(java, System.getProperty("java.class.path"), SampleServer.class.getName(), way);
        LauncherFactory.create()
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(SampleChecks.class))
                        .configurationParameter("workbook.command", command)
                        .configurationParameter("workbook.lesson", "step09-sample")
                        .configurationParameter("workbook.grade", folder.toString())
                        .configurationParameter("workbook.report", "file")
                        .configurationParameter("workbook.seed", "4711")
                        .build());
    }
}
