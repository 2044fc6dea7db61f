package classroom.report;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The grades as a table, a row for each student: what is seen at once in a spreadsheet, and sorted with two clicks. A
 * lesson has four columns; they are empty where the lesson is not graded, and the column "Reason" says why.
 */
final class GradesCsv {

    private GradesCsv() {}

    static String of(Course course) {
        Sheet sheet = new Sheet().row(head(course));
        course.students().forEach(student -> sheet.row(row(course, student)));
        return sheet.toString();
    }

    private static List<String> head(Course course) {
        List<String> head = new ArrayList<>(List.of("Student", "Status", "Total", "Total of", "Total bonus"));
        for (Lesson lesson : course.lessons()) {
            head.addAll(List.of(
                    lesson.name(), lesson.name() + " of", lesson.name() + " bonus", lesson.name() + " by the suite"));
        }
        head.addAll(List.of("By hand, late", "Reason", "Sandbox", "Report"));
        return head;
    }

    private static List<Object> row(Course course, Student student) {
        List<Object> row = new ArrayList<>(
                List.of(student.name(), student.status(), student.points(), student.of(), student.bonusPoints()));
        for (Lesson lesson : course.lessons()) {
            Optional<Outcome> graded = student.lesson(lesson.number()).filter(Outcome::graded);
            row.add(graded.map(Outcome::points));
            row.add(graded.map(Outcome::of));
            row.add(graded.map(Outcome::bonusPoints));
            row.add(graded.filter(Outcome::gradedBySuite).map(Outcome::suitePoints));
        }
        row.addAll(List.of(remarks(student), reasons(student), student.sandboxed() ? "yes" : "no", student.page()));
        return row;
    }

    private static String remarks(Student student) {
        return student.outcomes().stream()
                .flatMap(outcome -> outcome.remarks().stream().map(remark -> outcome.step() + ": " + remark))
                .collect(joining("; "));
    }

    private static String reasons(Student student) {
        return student.notGraded().stream()
                .map(outcome -> outcome.step() + ": " + outcome.reason())
                .collect(joining("; "));
    }
}
