package classroom.report;

import classroom.grading.Result;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The grades as learning platforms import them. What was not graded is an empty cell, never a zero. */
final class PlatformCsv {

    private static final int MOST_POINTS = 100;

    private PlatformCsv() {}

    /** For the import of Moodle's grade book: a participant, and a column for each lesson. */
    static String moodle(List<Result> results, Map<String, StudentId> ids) {
        List<Object> header = new ArrayList<>(List.of("Identifier", "Full name"));
        GradeBook.lessons(results).forEach(lesson -> header.add("Step " + lesson));
        List<List<Object>> rows = new ArrayList<>(List.of(header));
        GradeBook.byStudent(results).forEach((student, own) -> {
            List<Object> row = new ArrayList<>();
            row.add(id(ids, student)
                    .flatMap(StudentId::moodleId)
                    .map(id -> "Participant " + id)
                    .orElse(""));
            row.add(Shown.cell(student));
            row.addAll(points(results, own));
            rows.add(row);
        });
        return text(rows);
    }

    /** For the import of Canvas' grade book, which wants these columns and a row with the points that are possible. */
    static String canvas(List<Result> results, Map<String, StudentId> ids) {
        List<Object> header = new ArrayList<>(List.of("Student", "ID", "SIS User ID", "SIS Login ID", "Section"));
        List<Object> possible = new ArrayList<>(List.of("Points Possible", "", "", "", ""));
        for (int lesson : GradeBook.lessons(results)) {
            header.add("Step " + lesson);
            possible.add(MOST_POINTS);
        }
        List<List<Object>> rows = new ArrayList<>(List.of(header, possible));
        GradeBook.byStudent(results).forEach((student, own) -> {
            String id = id(ids, student).flatMap(StudentId::canvasId).orElse("");
            List<Object> row = new ArrayList<>(List.of(Shown.cell(student), id, "", "", ""));
            row.addAll(points(results, own));
            rows.add(row);
        });
        return text(rows);
    }

    private static Optional<StudentId> id(Map<String, StudentId> ids, String student) {
        return Optional.ofNullable(ids.get(student));
    }

    private static List<Object> points(List<Result> all, List<Result> own) {
        List<Object> cells = new ArrayList<>();
        for (int lesson : GradeBook.lessons(all)) {
            cells.add(own.stream()
                    .filter(result -> result.lesson() == lesson && result.graded())
                    .findFirst()
                    .<Object>map(result -> result.grade().points())
                    .orElse(""));
        }
        return cells;
    }

    private static String text(List<List<Object>> rows) {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecords(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
