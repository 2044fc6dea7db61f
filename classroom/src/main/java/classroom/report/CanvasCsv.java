package classroom.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The grades for Canvas, as its gradebook imports them: an assignment "Step 3" for each lesson. */
final class CanvasCsv {

    private static final List<String> ABOUT_THE_STUDENT =
            List.of("Student", "ID", "SIS User ID", "SIS Login ID", "Section");

    // Canvas takes every row whose first cell holds these words for the one with the most points of the assignments.
    private static final String POINTS_POSSIBLE = "Points Possible";

    private CanvasCsv() {}

    static String of(Course course) {
        Sheet sheet = new Sheet().row(head(course)).row(pointsPossible(course));
        course.students().forEach(student -> sheet.row(row(course, student)));
        return sheet.toString();
    }

    private static List<String> head(Course course) {
        List<String> head = new ArrayList<>(ABOUT_THE_STUDENT);
        course.lessons().forEach(lesson -> head.add(lesson.name()));
        return head;
    }

    private static List<Object> pointsPossible(Course course) {
        List<Object> row = about(POINTS_POSSIBLE, "");
        course.lessons().forEach(lesson -> row.add(lesson.of()));
        return row;
    }

    private static List<Object> row(Course course, Student student) {
        List<Object> row = about(
                student.name().replace(POINTS_POSSIBLE, "Points_Possible"),
                student.id().canvas());
        course.lessons().forEach(lesson -> row.add(Exported.points(student, lesson)));
        return row;
    }

    private static List<Object> about(String name, String id) {
        List<Object> cells = new ArrayList<>(List.of(name, id));
        cells.addAll(Collections.nCopies(ABOUT_THE_STUDENT.size() - cells.size(), ""));
        return cells;
    }
}
