package classroom.report;

import classroom.grading.Result;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The grades as a table: a row for each lesson of each student. */
final class GradesCsv {

    /** Without it, Excel takes the file for one in the system's old character set. */
    static final String BYTE_ORDER_MARK = "\ufeff";

    private static final CSVFormat FORMAT = CSVFormat.EXCEL
            .builder()
            .setHeader(
                    "student",
                    "step",
                    "points",
                    "of",
                    "bonus",
                    "bonus of",
                    "status",
                    "reason",
                    "next",
                    "sandbox",
                    "folder")
            .get();

    private GradesCsv() {}

    static String of(List<Result> results) {
        StringWriter text = new StringWriter();
        try (CSVPrinter rows = new CSVPrinter(text, FORMAT)) {
            for (Result result : results) {
                rows.printRecord(row(result));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return BYTE_ORDER_MARK + text;
    }

    private static List<Object> row(Result result) {
        boolean graded = result.graded();
        return List.of(
                Shown.cell(result.student()),
                result.lesson() == 0 ? "" : result.lesson(),
                graded ? result.grade().points() : "",
                graded ? result.grade().of() : "",
                graded ? result.grade().bonusPoints() : "",
                graded ? result.grade().bonusOf() : "",
                graded ? "graded" : "not graded",
                Shown.cell(result.reason()),
                graded ? LessonView.next(result.grade()) : "",
                result.sandboxed() ? "yes" : "no",
                "students/" + StudentKey.of(result.student()));
    }
}
