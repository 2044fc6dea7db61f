package classroom;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** What a suite has written into grade.json, as far as the workbook's checks of itself need it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Grade(boolean graded, String reason, int points, int of, int bonusOf, List<TaskGrade> tasks) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record TaskGrade(int number, String title, boolean bonus, List<CheckGrade> checks) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record CheckGrade(String id, String status, int points, boolean given, FindingGrade finding) {
        boolean failed() {
            return status.equals("failed");
        }

        boolean passed() {
            return status.equals("passed");
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record FindingGrade(String problem, List<String> expectations, List<String> answered, List<String> printed) {}

    static Grade read(Path file) {
        return JsonMapper.builder().build().readValue(file.toFile(), Grade.class);
    }

    Stream<CheckGrade> checks() {
        return tasks.stream().flatMap(task -> task.checks().stream());
    }

    Set<String> ids(Predicate<CheckGrade> condition) {
        return checks().filter(condition).map(CheckGrade::id).collect(toCollection(TreeSet::new));
    }

    /** What the failed checks have seen, for the message of a failing test. */
    String failures() {
        StringBuilder text = new StringBuilder(reason);
        checks().filter(CheckGrade::failed)
                .forEach(check ->
                        text.append("\n").append(check.id()).append(": ").append(check.finding()));
        return text.toString();
    }
}
