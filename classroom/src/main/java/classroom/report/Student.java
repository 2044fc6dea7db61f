package classroom.report;

import gradingkit.text.Visible;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * A student's outcomes.
 *
 * @param id the student's name and numbers
 * @param outcomes an outcome for each lesson handed in, in the lessons' order
 */
record Student(StudentId id, List<Outcome> outcomes) {

    /** The name, ready to be shown. */
    String name() {
        return Visible.of(id.student());
    }

    String key() {
        return StudentKey.of(id.student());
    }

    /** The address of the student's page, from the class page. */
    String page() {
        return "students/" + key() + "/report.html";
    }

    /** What became of a lesson; nothing if it was not handed in. */
    Optional<Outcome> lesson(int number) {
        return outcomes.stream()
                .filter(outcome -> outcome.lesson() == number || outcome.forEveryLesson())
                .findFirst();
    }

    List<Outcome> graded() {
        return outcomes.stream().filter(Outcome::graded).toList();
    }

    List<Outcome> notGraded() {
        return outcomes.stream().filter(outcome -> !outcome.graded()).toList();
    }

    /** The points of all graded lessons; nothing if there is none. */
    Optional<Integer> points() {
        return sum(Outcome::points);
    }

    /** The most that the graded lessons give. */
    Optional<Integer> of() {
        return sum(Outcome::of);
    }

    Optional<Integer> bonusPoints() {
        return sum(Outcome::bonusPoints);
    }

    private Optional<Integer> sum(ToIntFunction<Outcome> part) {
        return graded().isEmpty()
                ? Optional.empty()
                : Optional.of(graded().stream().mapToInt(part).sum());
    }

    /** How far the student's lessons are graded, in a word or two. */
    String status() {
        if (notGraded().isEmpty()) {
            return "graded";
        }
        return graded().isEmpty() ? "not graded" : "partly graded";
    }

    boolean sandboxed() {
        return outcomes.stream().allMatch(outcome -> outcome.result().sandboxed());
    }
}
