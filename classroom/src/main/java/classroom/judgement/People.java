package classroom.judgement;

import classroom.csv.Folded;
import classroom.report.StudentId;
import classroom.report.StudentKey;
import java.util.List;
import java.util.Map;

/**
 * The students of a class, and what else they are called.
 *
 * @param others logins, numbers and addresses by the name of the submission
 */
public record People(List<StudentId> students, Map<String, List<String>> others) {

    /** The one whose submission has this very name. */
    public StudentId named(String name) {
        return students.stream()
                .filter(student -> student.student().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Those who are called so; more than one if it cannot be told. */
    public List<StudentId> called(String name) {
        List<StudentId> exactly = students.stream()
                .filter(student -> student.student().equals(name))
                .toList();
        return exactly.isEmpty()
                ? students.stream().filter(student -> isCalled(student, name)).toList()
                : exactly;
    }

    private boolean isCalled(StudentId student, String name) {
        String folded = Folded.line(name);
        return Folded.letters(student.student()).equals(Folded.letters(name))
                || StudentKey.of(student.student()).equals(name)
                || name.equals(student.moodle())
                || name.equals(student.canvas())
                || others.getOrDefault(student.student(), List.of()).contains(folded);
    }
}
