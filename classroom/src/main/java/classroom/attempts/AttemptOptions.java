package classroom.attempts;

import classroom.grading.Result;
import classroom.grading.Results;
import classroom.judgement.Judgements;
import classroom.report.GradeBook;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which of several attempts counts. Earlier ones are kept in any case. */
public final class AttemptOptions {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    @Option(
            names = "--attempts",
            paramLabel = "WHICH",
            description = "of what was handed in again, count the best, or the last (the default)")
    private Which which;

    /** What counts. */
    enum Which {
        best,
        last
    }

    /**
     * The results that count, each with a sentence about the others, if they are asked for.
     *
     * @param last the results of the last attempts
     */
    public List<Result> counting(Results results, List<Result> last, Judgements judgements) {
        if (which == null) {
            return last;
        }
        return last.stream()
                .map(result -> counting(results.attempts(result.student(), result.lesson()), result, judgements))
                .toList();
    }

    private Result counting(List<Result> earlier, Result last, Judgements judgements) {
        if (earlier.isEmpty()) {
            return last;
        }
        List<Result> all = new ArrayList<>(earlier);
        all.add(last);
        Map<Result, Integer> points = new LinkedHashMap<>();
        all.forEach(result ->
                points.put(result, GradeBook.points(result, judgements).orElse(-1)));
        Result counts = which == Which.last ? last : best(all, points);
        judgements.attempts(
                counts,
                "Attempt " + (all.indexOf(counts) + 1) + " of " + all.size() + " counts, the " + which + ": "
                        + all.stream()
                                .map(result -> words(result, points.get(result), judgements))
                                .collect(Collectors.joining(", ")));
        return counts;
    }

    // Of equals, the last.
    private static Result best(List<Result> all, Map<Result, Integer> points) {
        return all.stream()
                .max(Comparator.<Result>comparingInt(points::get).thenComparingInt(all::indexOf))
                .orElseThrow();
    }

    private static String words(Result result, int points, Judgements judgements) {
        String time = judgements.handedIn(result);
        String when =
                time.isEmpty() ? "" : " (" + TIME.format(Instant.parse(time).atZone(ZoneId.systemDefault())) + ")";
        return (points < 0 ? "not graded" : String.valueOf(points)) + when;
    }
}
