package classroom.report;

import gradingkit.report.Grade.CheckGrade;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of each check of a lesson for one student who has a grade in it.
 *
 * @param marks by the checks' ids
 */
record CheckMarks(Student student, Outcome outcome, Map<String, Mark> marks) {

    /** Everybody who has a grade in the lesson, in the order of the class. */
    static List<CheckMarks> of(Lesson lesson) {
        return lesson.students().stream()
                .flatMap(student -> of(student, lesson.number()))
                .toList();
    }

    private static Stream<CheckMarks> of(Student student, int lesson) {
        return student.lesson(lesson).filter(Outcome::graded).stream()
                .map(outcome -> new CheckMarks(student, outcome, marks(outcome)));
    }

    private static Map<String, Mark> marks(Outcome outcome) {
        return outcome.checks().collect(Collectors.toMap(CheckGrade::id, Mark::of, (one, other) -> one));
    }

    Mark of(String check) {
        return marks.getOrDefault(check, Mark.NONE);
    }
}
