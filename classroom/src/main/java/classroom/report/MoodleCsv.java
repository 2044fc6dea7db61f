package classroom.report;

import static java.util.stream.Collectors.joining;

import com.samskivert.mustache.Escapers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The grades for Moodle, as its offline grading worksheet has them: "Upload grading worksheet" of an assignment knows a
 * student by "Identifier". The columns of the single lessons are for the import into the gradebook.
 */
final class MoodleCsv {

    private MoodleCsv() {}

    static String of(Course course) {
        Sheet sheet = new Sheet().row(head(course));
        course.students().forEach(student -> sheet.row(row(course, student)));
        return sheet.toString();
    }

    private static List<String> head(Course course) {
        List<String> head = new ArrayList<>(
                // Moodle refuses a worksheet without the fourth column; empty, it stands for "long ago".
                List.of("Identifier", "Full name", "Grade", "Last modified (grade)", "Feedback comments"));
        course.lessons().forEach(lesson -> head.add(lesson.name()));
        return head;
    }

    private static List<Object> row(Course course, Student student) {
        String moodle = student.id().moodle();
        List<Object> row = new ArrayList<>(List.of(
                moodle.isEmpty() ? "" : "Participant " + moodle,
                student.name(),
                Exported.total(course, student),
                "",
                comment(student)));
        course.lessons().forEach(lesson -> row.add(Exported.points(student, lesson)));
        return row;
    }

    // Moodle takes the comment for HTML.
    private static String comment(Student student) {
        return student.outcomes().stream()
                .map(outcome -> outcome.step() + ": " + outcome.score() + "; "
                        + outcome.remarks().stream()
                                .map(remark -> remark + "; ")
                                .collect(joining()) + next(outcome))
                .map(Escapers.HTML::escape)
                .collect(joining("<br>"));
    }

    private static String next(Outcome outcome) {
        if (!outcome.gradedBySuite()) {
            return outcome.reason();
        }
        Optional<String> next = outcome.failed().stream()
                .findFirst()
                .map(failed -> "next: " + failed.getValue().id() + " "
                        + failed.getValue().says());
        return next.orElse("nothing to fix");
    }
}
