package classroom.report;

import java.util.List;
import java.util.Optional;

/**
 * A lesson that somebody handed in.
 *
 * @param number its number
 * @param title its title; empty if nobody's was graded
 * @param students the whole class
 * @param outcomes what became of it, for each student that handed it in
 * @param of the most points that it gave to anybody; nothing if nobody's was graded
 */
record Lesson(int number, String title, List<Student> students, List<Outcome> outcomes, Optional<Integer> of) {

    static Lesson of(int number, String title, List<Student> students) {
        List<Outcome> outcomes = students.stream()
                .map(student -> student.lesson(number))
                .flatMap(Optional::stream)
                .toList();
        Optional<Integer> of =
                outcomes.stream().filter(Outcome::graded).map(Outcome::of).max(Integer::compare);
        return new Lesson(number, title, students, outcomes, of);
    }

    String name() {
        return "Step " + number;
    }

    List<Outcome> graded() {
        return outcomes.stream().filter(Outcome::graded).toList();
    }

    /** The mean of the points; not a number if nobody's was graded. */
    double mean() {
        return graded().stream().mapToInt(Outcome::points).average().orElse(Double.NaN);
    }

    /** The points in the middle; not a number if nobody's was graded. */
    double median() {
        int[] points = graded().stream().mapToInt(Outcome::points).sorted().toArray();
        int n = points.length;
        return n == 0 ? Double.NaN : (points[(n - 1) / 2] + points[n / 2]) / 2.0;
    }
}
