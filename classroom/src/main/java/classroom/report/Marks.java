package classroom.report;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The points that leave for another system's gradebook.
 *
 * @param student whose they are
 * @param points the core points by the lesson's number; a lesson without a grade is not there
 * @param total the core points of all lessons of the class; nothing if one is missing
 */
public record Marks(StudentId student, SortedMap<Integer, Integer> points, Optional<Integer> total) {

    static Marks of(Course course, Student student) {
        SortedMap<Integer, Integer> points = new TreeMap<>();
        course.lessons()
                .forEach(lesson ->
                        Exported.points(student, lesson).ifPresent(reached -> points.put(lesson.number(), reached)));
        return new Marks(student.id(), points, Exported.total(course, student));
    }
}
