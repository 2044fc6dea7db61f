package classroom.report;

/** The sentences that more than one report says. */
final class Words {

    private Words() {}

    /** "1 student", "2 students". */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** The part in per cent, rounded; 0 of nothing. */
    static long percent(long part, long of) {
        return of == 0 ? 0 : Math.round(100.0 * part / of);
    }

    /** How much of the class was graded without a sandbox. */
    static String notSandboxed(Course course) {
        return "Graded without a sandbox: " + course.notSandboxed() + " of "
                + Words.count(course.outcomes().size(), "result")
                + ". There, a submission can do whatever the grader's user may.";
    }
}
