package gradingkit.report;

import gradingkit.report.Grade.CheckGrade;
import gradingkit.report.Grade.FindingGrade;
import gradingkit.report.Grade.TaskGrade;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A report card as grade.json, which grade.schema.json describes. */
final class GradeJson {

    /** Grows when a reader of the last version would no longer understand the file. */
    static final int SCHEMA_VERSION = 1;

    private static final int WIDTH = 120;
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private GradeJson() {}

    static String of(ReportCard card) {
        return MAPPER.writeValueAsString(new Grade(
                        SCHEMA_VERSION,
                        card.step(),
                        card.title(),
                        card.folder(),
                        card.job(),
                        card.seed(),
                        card.launch(),
                        card.graded(),
                        card.reason(),
                        card.points(),
                        card.of(),
                        card.bonusPoints(),
                        card.bonusOf(),
                        card.tasks().stream().map(GradeJson::task).toList()))
                + "\n";
    }

    private static TaskGrade task(TaskCard task) {
        return new TaskGrade(
                task.number(),
                task.title(),
                task.bonus(),
                task.points(),
                task.of(),
                task.checks().stream().map(GradeJson::check).toList());
    }

    private static CheckGrade check(CheckResult result) {
        return new CheckGrade(
                result.info().id().toString(),
                result.info().says(),
                result.info().points(),
                result.info().given(),
                status(result.status()),
                result.reason(),
                result.info().why(),
                result.time().toMillis(),
                result.finding() == null ? null : finding(result.finding()),
                result.looks() == 1 ? null : Integer.valueOf(result.looks()));
    }

    private static String status(Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static FindingGrade finding(Finding finding) {
        boolean talked = finding.transcript() != null;
        return new FindingGrade(
                finding.problem(),
                finding.expectations(),
                finding.tryIt().run(),
                finding.tryIt().command(),
                finding.tryIt().instead(),
                talked ? finding.transcript().sentLines(WIDTH) : List.of(),
                talked ? finding.transcript().receivedLines(WIDTH, finding.offset(), finding.length()) : List.of(),
                Printed.excerpt(finding.printed()),
                finding.meanwhile());
    }
}
