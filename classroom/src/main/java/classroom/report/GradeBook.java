package classroom.report;

import classroom.AtomicFile;
import classroom.grading.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The grades of a class, in all the forms in which they are wanted. The same results give the same bytes. */
public final class GradeBook {

    private final List<Result> results;
    private final Map<String, StudentId> ids = new LinkedHashMap<>();

    /** @param ids who the students are for learning platforms; may leave students out */
    public GradeBook(List<Result> results, List<StudentId> ids) {
        this.results = results.stream()
                .sorted(Comparator.comparing(Result::student).thenComparing(Result::lesson))
                .toList();
        ids.forEach(id -> this.ids.put(id.student(), id));
    }

    /** Writes the files about the whole class. */
    public void write(Path out) throws IOException {
        write(out.resolve("grades.csv"), GradesCsv.of(results));
        write(out.resolve("grades.json"), GradesJson.of(results));
        write(out.resolve("moodle.csv"), PlatformCsv.moodle(results, ids));
        write(out.resolve("canvas.csv"), PlatformCsv.canvas(results, ids));
        write(out.resolve("index.html"), ClassPage.of(results));
    }

    /**
     * Writes the files about one student.
     *
     * @param results all results of that student
     */
    public static void writeStudent(Path out, List<Result> results) throws IOException {
        Path folder =
                out.resolve("students").resolve(StudentKey.of(results.get(0).student()));
        write(folder.resolve("report.html"), StudentPage.of(results));
        write(folder.resolve("feedback.md"), Feedback.of(results));
        write(folder.resolve("results.json"), GradescopeJson.of(results));
    }

    private static void write(Path file, String text) throws IOException {
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The results of each student, in the order of the names. */
    static Map<String, List<Result>> byStudent(List<Result> results) {
        Map<String, List<Result>> students = new LinkedHashMap<>();
        results.forEach(result -> students.computeIfAbsent(result.student(), student -> new ArrayList<>())
                .add(result));
        return students;
    }

    /** The lessons that occur, in their order; a submission without a lesson does not count. */
    static List<Integer> lessons(List<Result> results) {
        return results.stream()
                .map(Result::lesson)
                .filter(lesson -> lesson > 0)
                .distinct()
                .sorted()
                .toList();
    }
}
