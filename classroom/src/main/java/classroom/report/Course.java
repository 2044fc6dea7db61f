package classroom.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import classroom.grading.Result;
import classroom.judgement.Judgements;
import gradingkit.text.Visible;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The class: the same for the same results, in whatever order they come.
 *
 * @param students in the order of their names
 * @param lessons in their order
 */
record Course(List<Student> students, List<Lesson> lessons) {

    private static final Comparator<String> BY_NAME =
            String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());

    /**
     * Sorts the results.
     *
     * @throws IllegalArgumentException if a student has two results for one lesson, or two names give one folder
     */
    static Course of(List<Result> results, List<StudentId> ids, Judgements judgements) {
        Map<String, StudentId> known =
                ids.stream().collect(toMap(StudentId::student, id -> id, (first, second) -> first));
        Map<String, List<Result>> byStudent =
                results.stream().collect(groupingBy(Result::student, () -> new TreeMap<>(BY_NAME), toList()));
        List<Student> students = byStudent.entrySet().stream()
                .map(entry -> student(
                        known.getOrDefault(entry.getKey(), StudentId.unknown(entry.getKey())),
                        entry.getValue(),
                        judgements))
                .toList();
        requireOneFolderEach(students);
        return new Course(students, lessons(students));
    }

    private static Student student(StudentId id, List<Result> results, Judgements judgements) {
        List<Outcome> outcomes = results.stream()
                .sorted(Comparator.comparingInt(Result::lesson))
                .map(result -> new Outcome(result, judgements.of(result)))
                .toList();
        if (outcomes.stream().map(Outcome::lesson).distinct().count() < outcomes.size()) {
            throw new IllegalArgumentException(Visible.of(id.student()) + " has two results for one lesson");
        }
        return new Student(id, outcomes);
    }

    private static void requireOneFolderEach(List<Student> students) {
        Map<String, String> owners = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Student student : students) {
            String other = owners.put(student.key(), student.name());
            if (other != null) {
                throw new IllegalArgumentException("The pages of \"" + other + "\" and of \"" + student.name()
                        + "\" would be in one folder: rename one of the submissions");
            }
        }
    }

    private static List<Lesson> lessons(List<Student> students) {
        Map<Integer, String> titles = new TreeMap<>();
        for (Student student : students) {
            for (Outcome outcome : student.outcomes()) {
                if (!outcome.forEveryLesson()) {
                    titles.merge(outcome.lesson(), title(outcome), (a, b) -> a.isEmpty() ? b : a);
                }
            }
        }
        return titles.entrySet().stream()
                .map(entry -> Lesson.of(entry.getKey(), entry.getValue(), students))
                .toList();
    }

    private static String title(Outcome outcome) {
        return outcome.gradedBySuite() ? outcome.result().grade().title() : "";
    }

    List<Outcome> outcomes() {
        return students.stream().flatMap(student -> student.outcomes().stream()).toList();
    }

    /** The core points that all lessons give together. */
    int of() {
        return lessons.stream()
                .map(Lesson::of)
                .flatMap(Optional::stream)
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** How many results there are without a grade. */
    long notGraded() {
        return outcomes().stream().filter(outcome -> !outcome.graded()).count();
    }

    /** How many results were found without a sandbox. */
    long notSandboxed() {
        return outcomes().stream()
                .filter(outcome -> !outcome.result().sandboxed())
                .count();
    }
}
