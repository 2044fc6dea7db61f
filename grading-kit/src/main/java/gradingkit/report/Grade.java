package gradingkit.report;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** What stands in {@code grade.json}, which {@code grade.schema.json} describes. */
@JsonInclude(Include.NON_NULL)
public record Grade(
        int schema,
        int step,
        String title,
        String lesson,
        String job,
        long seed,
        String launch,
        boolean graded,
        String reason,
        int points,
        int of,
        int bonusPoints,
        int bonusOf,
        List<TaskGrade> tasks) {

    /** A task: number 0 is a warm-up, and bonus is "going further". */
    public record TaskGrade(int number, String title, boolean bonus, int points, int of, List<CheckGrade> checks) {}

    /** A check: its status is passed, failed, not reached, not judged or not checked; only a failed one has a finding; looks is there
     * if one was not enough. */
    @JsonInclude(Include.NON_NULL)
    public record CheckGrade(
            String id,
            String says,
            int points,
            boolean given,
            String status,
            String reason,
            String why,
            long millis,
            FindingGrade finding,
            Integer looks) {

        /** A check that was looked at once. */
        public CheckGrade(
                String id,
                String says,
                int points,
                boolean given,
                String status,
                String reason,
                String why,
                long millis,
                FindingGrade finding) {
            this(id, says, points, given, status, reason, why, millis, finding, null);
        }

        public boolean failed() {
            return status.equals("failed");
        }

        public boolean passed() {
            return status.equals("passed");
        }
    }

    /** What a failed check has seen, in lines ready to be shown. */
    public record FindingGrade(
            String problem,
            List<String> expectations,
            String run,
            String tryIt,
            String instead,
            List<String> sent,
            List<String> answered,
            List<String> printed,
            String meanwhile) {}

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Reads a {@code grade.json}. */
    public static Grade read(Path file) {
        return MAPPER.readValue(file.toFile(), Grade.class);
    }

    public Stream<CheckGrade> checks() {
        return tasks.stream().flatMap(task -> task.checks().stream());
    }

    /** The ids of the checks for which the condition holds. */
    public Set<String> ids(Predicate<CheckGrade> condition) {
        return checks().filter(condition).map(CheckGrade::id).collect(toCollection(TreeSet::new));
    }

    /** What the failed checks have seen, a line each. */
    public String failures() {
        StringBuilder text = new StringBuilder(reason);
        checks().filter(CheckGrade::failed)
                .forEach(check ->
                        text.append("\n").append(check.id()).append(": ").append(check.finding()));
        return text.toString();
    }
}
