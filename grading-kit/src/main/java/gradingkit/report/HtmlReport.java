package gradingkit.report;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A report card as one page of HTML that needs no other file. */
final class HtmlReport {

    private static final String TEMPLATE = "report.html.mustache";
    private static final int WIDTH = 100;

    private HtmlReport() {}

    static String of(ReportCard card) {
        try (Reader template =
                new InputStreamReader(HtmlReport.class.getResourceAsStream(TEMPLATE), StandardCharsets.UTF_8)) {
            return Mustache.compiler().escapeHTML(true).compile(template).execute(page(card));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Page page(ReportCard card) {
        int percent = card.of() == 0 ? 0 : 100 * card.points() / card.of();
        return new Page(
                DrawnControls::draw,
                card.step(),
                card.title(),
                card.seed(),
                card.launch(),
                card.reason(),
                card.score(),
                card.points(),
                card.of(),
                percent,
                card.tasks().stream().map(task -> task(card, task)).toList());
    }

    private static TaskView task(ReportCard card, TaskCard task) {
        return new TaskView(
                task.label(),
                task.title() + (task.bonus() ? " (going further)" : ""),
                name(task.status()),
                task.points(),
                task.of(),
                task.checks().stream().map(check -> check(card, check)).toList());
    }

    private static CheckView check(ReportCard card, CheckResult check) {
        return new CheckView(
                check.info().id().toString(),
                check.info().says(),
                check.info().points(),
                name(check.status()),
                check.status() == Status.PASSED ? "✔" : "–",
                label(check),
                check.info().why(),
                card.reading(check),
                check.status() == Status.FAILED ? finding(check.finding()) : null);
    }

    private static String label(CheckResult check) {
        return switch (check.status()) {
            case PASSED -> "passed";
            case FAILED -> "failed";
            case NOT_REACHED -> "not reached: " + check.reason();
            case NOT_JUDGED -> "not judged: " + check.reason();
            case NOT_CHECKED -> "not checked: " + check.reason();
        };
    }

    private static FindingView finding(Finding finding) {
        boolean talked = finding.transcript() != null;
        return new FindingView(
                finding.problem(),
                finding.expectations(),
                finding.tryIt().run(),
                finding.tryIt().command(),
                finding.tryIt().instead(),
                talked,
                talked ? String.join("\n", finding.transcript().sentLines(WIDTH)) : "",
                talked
                        ? String.join(
                                "\n", finding.transcript().receivedLines(WIDTH, finding.offset(), finding.length()))
                        : "",
                String.join("\n", Printed.excerpt(finding.printed())),
                finding.meanwhile());
    }

    private static String name(Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private record Page(
            Mustache.Lambda bytes,
            int step,
            String title,
            long seed,
            String launch,
            String reason,
            String score,
            int points,
            int of,
            int percent,
            List<TaskView> tasks) {}

    private record TaskView(String label, String title, String status, int points, int of, List<CheckView> checks) {}

    private record CheckView(
            String id,
            String says,
            int points,
            String status,
            String mark,
            String label,
            String why,
            String reading,
            FindingView finding) {}

    private record FindingView(
            String problem,
            List<String> expectations,
            String run,
            String command,
            String instead,
            boolean talked,
            String sent,
            String answered,
            String printed,
            String meanwhile) {}
}
