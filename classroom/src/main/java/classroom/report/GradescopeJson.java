package classroom.report;

import classroom.grading.Grade.CheckGrade;
import classroom.grading.Grade.TaskGrade;
import classroom.grading.Result;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The results of a student as Gradescope's autograder takes them. Without a grade there is no score, so that Gradescope
 * says that the autograder failed, and nobody gets an invented zero.
 */
final class GradescopeJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private GradescopeJson() {}

    static String of(List<Result> results) {
        boolean graded = results.stream().allMatch(Result::graded);
        List<Test> tests = new ArrayList<>();
        results.stream().filter(Result::graded).forEach(result -> addTests(result, tests));
        Integer score = graded
                ? results.stream().mapToInt(result -> result.grade().points()).sum()
                : null;
        return MAPPER.writeValueAsString(new Results(score, output(results), "text", graded ? tests : List.of()))
                + "\n";
    }

    private static String output(List<Result> results) {
        return results.stream().map(GradescopeJson::line).collect(Collectors.joining("\n"));
    }

    private static String line(Result result) {
        String messages = Shown.lines(result.messages());
        return LessonView.of(result).score()
                + (messages.isEmpty() ? "" : "\n" + messages)
                + (result.sandboxed() ? "" : "\nGraded without a sandbox.");
    }

    private static void addTests(Result result, List<Test> tests) {
        for (TaskGrade task : result.grade().tasks()) {
            for (CheckGrade check : task.checks()) {
                tests.add(test(task, check));
            }
        }
    }

    // A bonus check adds nothing to the most that can be had.
    private static Test test(TaskGrade task, CheckGrade check) {
        return new Test(
                check.id() + " " + check.says() + (task.bonus() ? " (going further)" : ""),
                check.passed() ? "passed" : "failed",
                task.bonus() ? null : check.passed() ? check.points() : 0,
                task.bonus() ? null : check.points(),
                output(check),
                "text",
                "visible");
    }

    private static String output(CheckGrade check) {
        if (check.finding() == null) {
            return check.passed() ? "" : check.status() + ": " + check.reason();
        }
        return String.join("\n", CheckView.lines(check));
    }

    @JsonInclude(Include.NON_NULL)
    private record Results(
            Integer score,
            String output,
            @JsonProperty("output_format") String outputFormat,
            List<Test> tests) {}

    @JsonInclude(Include.NON_NULL)
    private record Test(
            String name,
            String status,
            Integer score,
            @JsonProperty("max_score") Integer maxScore,
            String output,
            @JsonProperty("output_format") String outputFormat,
            String visibility) {}
}
