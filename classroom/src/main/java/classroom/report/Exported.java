package classroom.report;

import java.util.List;
import java.util.Optional;

/** The numbers that leave for another system's gradebook. What is not graded stays empty: a platform shows it as such. */
final class Exported {

    private Exported() {}

    /** The core points of a lesson; nothing if it is not graded. */
    static Optional<Integer> points(Student student, Lesson lesson) {
        return student.lesson(lesson.number()).filter(Outcome::graded).map(Outcome::points);
    }

    /** The core points of all lessons; nothing if one is missing, which would count as a zero in the sum. */
    static Optional<Integer> total(Course course, Student student) {
        List<Integer> points = course.lessons().stream()
                .map(lesson -> points(student, lesson))
                .flatMap(Optional::stream)
                .toList();
        boolean complete =
                !points.isEmpty() && points.size() == course.lessons().size();
        return complete
                ? Optional.of(points.stream().mapToInt(Integer::intValue).sum())
                : Optional.empty();
    }
}
