package classroom.mutants;

import classroom.worker.Answer;
import gradingkit.report.Grade;
import gradingkit.report.Grade.CheckGrade;

/**
 * What became of a mutant.
 *
 * @param key a hash of all that this depends on
 * @param mutant the mutant's id
 * @param kind what became of it
 * @param detail the check that failed, or why there is no verdict; empty otherwise
 * @param millis how long that took
 */
record Fate(String key, String mutant, Kind kind, String detail, long millis) {

    enum Kind {
        /** A check failed. */
        KILLED,
        /** No check failed. */
        SURVIVED,
        /** It is no Java, so that nobody can hand it in. */
        NOT_COMPILED,
        /** Something around it failed, so that it has to be graded again. */
        NOT_GRADED
    }

    static Fate of(String key, Mutant mutant, Answer answer, long millis) {
        Grade grade = answer.grade();
        if (grade == null) {
            return answer.messages().isEmpty()
                    ? new Fate(key, mutant.id(), Kind.NOT_GRADED, answer.reason(), millis)
                    : new Fate(key, mutant.id(), Kind.NOT_COMPILED, "", millis);
        }
        if (grade.checks().anyMatch(CheckGrade::failed)) {
            String check = grade.ids(CheckGrade::failed).iterator().next();
            return new Fate(key, mutant.id(), Kind.KILLED, check, millis);
        }
        return grade.checks().allMatch(Fate::isMade)
                ? new Fate(key, mutant.id(), Kind.SURVIVED, "", millis)
                : new Fate(key, mutant.id(), Kind.NOT_GRADED, "The computer was too busy.", millis);
    }

    private static boolean isMade(CheckGrade check) {
        return check.passed() || check.status().equals("not checked");
    }
}
