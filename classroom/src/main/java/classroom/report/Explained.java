package classroom.report;

import classroom.grading.Run;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the results of a class were found.
 *
 * @param from when the first was, in UTC, as ISO 8601 has it; empty if unknown
 * @param to when the last was
 * @param versions of the workbook
 * @param java versions of Java
 * @param seeds what random values came from
 * @param sandboxed how many results of how many were found in a sandbox
 * @param busiest the highest share of the time that was spent waiting for a processor, in percent
 * @param moreLooks how many looks were needed besides one for each check
 * @param secondTries how many results needed a second try
 * @param doubtful how many results should be looked at
 */
record Explained(
        String from,
        String to,
        List<String> versions,
        List<String> java,
        List<Long> seeds,
        String sandboxed,
        int busiest,
        int moreLooks,
        long secondTries,
        long doubtful) {

    static Explained of(Course course) {
        return of(course.outcomes());
    }

    static Explained of(List<Outcome> all) {
        List<Run> runs = all.stream()
                .map(outcome -> outcome.result().run())
                .filter(Objects::nonNull)
                .toList();
        List<Outcome> graded = all.stream().filter(Outcome::gradedBySuite).toList();
        return new Explained(
                runs.stream().map(Run::at).min(String::compareTo).orElse(""),
                runs.stream().map(Run::at).max(String::compareTo).orElse(""),
                distinct(runs.stream().map(Run::version)),
                distinct(runs.stream().map(Run::java)),
                graded.stream()
                        .map(outcome -> outcome.result().seed())
                        .distinct()
                        .sorted()
                        .toList(),
                graded.stream().filter(outcome -> outcome.result().sandboxed()).count() + " of " + graded.size(),
                runs.stream().mapToInt(Run::waiting).max().orElse(0),
                graded.stream().mapToInt(Doubts::moreLooks).sum(),
                runs.stream().filter(run -> run.tries() > 1).count(),
                all.stream().filter(outcome -> !Doubts.of(outcome).isEmpty()).count());
    }

    private static List<String> distinct(Stream<String> texts) {
        return texts.filter(text -> !text.isEmpty()).distinct().sorted().toList();
    }

    /** All of it in a line; empty if nothing is known. */
    String line() {
        if (from.isEmpty()) {
            return "";
        }
        String when = from.equals(to) ? from : from + " to " + to;
        return "Graded " + when
                + named(" with the workbook ", versions)
                + named(" on Java ", java)
                + ", " + sandboxed + " in a sandbox"
                + (seeds.size() == 1 ? ", with seed " + seeds.get(0) : "")
                + ". At most " + busiest + " % of the time went by in waiting for a processor."
                + counted(moreLooks, "look", "more than one a check")
                + counted(secondTries, "result", "from a second try")
                + counted(doubtful, "result", "to be doubted");
    }

    private static String counted(long number, String noun, String what) {
        return number == 0 ? "" : " " + Words.count(number, noun) + " " + what + ".";
    }

    private static String named(String before, List<String> names) {
        return names.isEmpty() ? "" : before + names.stream().collect(Collectors.joining(" and "));
    }

    /** How one result was found, as the end of a line; empty if unknown. */
    static String of(Outcome outcome) {
        return Optional.ofNullable(outcome.result().run())
                .map(run -> " Graded " + run.at()
                        + (run.version().isEmpty() ? "" : " with the workbook " + run.version()) + " on Java "
                        + run.java() + (outcome.result().sandboxed() ? ", in a sandbox." : ", without a sandbox.")
                        + Doubts.of(outcome).stream()
                                .map(doubt -> " Doubtful: " + doubt + ".")
                                .collect(Collectors.joining()))
                .orElse("");
    }
}
