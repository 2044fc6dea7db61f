package classroom.report;

import classroom.AtomicFile;
import classroom.code.Code;
import classroom.grading.Result;
import classroom.judgement.Judgements;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the instructor gets: the grades of a class as tables, as pages, and for the platforms that want them. The same
 * results give the same bytes, in whatever order they come and however many machines found them. Each file is written as a whole or not at all.
 */
public final class GradeBook {

    private static final String STUDENTS = "students";

    private final Course course;

    /**
     * Sorts the results by student and lesson.
     *
     * @param results at most one for each student and lesson
     * @param ids what platforms call the students, as far as it is known
     * @throws IllegalArgumentException if a student has two results for one lesson
     */
    public GradeBook(List<Result> results, List<StudentId> ids) {
        this(results, ids, Judgements.NONE);
    }

    /** @param judgements what the instructor has decided besides */
    public GradeBook(List<Result> results, List<StudentId> ids, Judgements judgements) {
        course = Course.of(results, ids, judgements);
    }

    /** The points that count for a result; nothing if there are none. */
    public static Optional<Integer> points(Result result, Judgements judgements) {
        return Optional.of(new Outcome(result, judgements.of(result)))
                .filter(Outcome::graded)
                .map(Outcome::points);
    }

    /** The points of each student. */
    public List<Marks> marks() {
        return course.students().stream()
                .map(student -> Marks.of(course, student))
                .toList();
    }

    /** The most points of each lesson of the class by its number; nothing if nobody's was graded. */
    public SortedMap<Integer, Optional<Integer>> lessons() {
        SortedMap<Integer, Optional<Integer>> lessons = new TreeMap<>();
        course.lessons().forEach(lesson -> lessons.put(lesson.number(), lesson.of()));
        return lessons;
    }

    /** Writes everything but what was handed in into the folder: the pages of each student, then what links to them. */
    public void write(Path out) throws IOException {
        for (Student student : course.students()) {
            write(out, student, List.of());
        }
        writeSummary(out);
    }

    /**
     * Writes what is about the whole class: {@code index.html}, {@code grades.csv}, {@code grades.json},
     * {@code moodle.csv}, {@code canvas.csv}, and {@code checks-step03.html} for each lesson.
     */
    public void writeSummary(Path out) throws IOException {
        AtomicFile.write(out.resolve("grades.csv"), GradesCsv.of(course));
        AtomicFile.write(out.resolve("grades.json"), GradesJson.of(course));
        AtomicFile.write(out.resolve("moodle.csv"), MoodleCsv.of(course));
        AtomicFile.write(out.resolve("canvas.csv"), CanvasCsv.of(course));
        for (Lesson lesson : course.lessons()) {
            AtomicFile.write(out.resolve(ChecksPage.file(lesson.number())), ChecksPage.of(lesson));
        }
        AtomicFile.write(out.resolve("index.html"), ClassPage.of(course));
    }

    /**
     * Writes {@code report.html}, {@code feedback.md} and Gradescope's {@code results.json} of one student into
     * {@code students/<key>/}, as soon as the student's lessons are graded.
     *
     * @param resultsOfStudent all results of one student, at least one
     * @param code what the student has handed in, as far as it is known
     */
    public static void writeStudent(Path out, List<Result> resultsOfStudent, Judgements judgements, List<Code> code)
            throws IOException {
        List<Student> students =
                Course.of(resultsOfStudent, List.of(), judgements).students();
        if (students.size() != 1) {
            throw new IllegalArgumentException("results of one student, not of " + students.size());
        }
        write(out, students.get(0), code);
    }

    private static void write(Path out, Student student, List<Code> code) throws IOException {
        Path folder = out.resolve(STUDENTS).resolve(student.key());
        AtomicFile.write(folder.resolve("feedback.md"), Feedback.of(student));
        AtomicFile.write(folder.resolve("results.json"), GradescopeJson.of(student));
        AtomicFile.write(folder.resolve("report.html"), StudentPage.of(student, code));
    }
}
