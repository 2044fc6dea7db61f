package classroom.report;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import gradingkit.report.Grade.CheckGrade;
import gradingkit.report.Grade.TaskGrade;
import gradingkit.text.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A student's results as Gradescope's {@code results.json} (gradescope-autograders.readthedocs.io, "Output format").
 * The score is the sum of the core points of all lessons. If one is not graded, there is no score at all, neither here
 * nor with a test: Gradescope then shows that the autograder gave no score, instead of a zero that nobody measured.
 */
final class GradescopeJson {

    private static final String TEXT = "text";
    private static final String VISIBLE = "visible";

    private final Student student;
    private final boolean complete;

    private GradescopeJson(Student student) {
        this.student = student;
        this.complete = student.notGraded().isEmpty();
    }

    static String of(Student student) {
        return GradesJson.MAPPER.writeValueAsString(new GradescopeJson(student).file()) + "\n";
    }

    private File file() {
        return new File(
                complete ? student.points() : Optional.empty(),
                output(),
                TEXT,
                TEXT,
                TEXT,
                VISIBLE,
                student.outcomes().stream().flatMap(this::tests).toList());
    }

    private String output() {
        List<String> lines = new ArrayList<>();
        student.outcomes().forEach(outcome -> {
            lines.add(outcome.step() + ": " + outcome.score() + (outcome.graded() ? "" : ": " + outcome.reason()));
            lines.addAll(outcome.remarks());
            lines.addAll(outcome.messages());
        });
        if (!complete) {
            lines.add("There is no score, as not everything could be graded. This is not a score of zero.");
        }
        if (!student.sandboxed()) {
            lines.add("Graded without a sandbox.");
        }
        return String.join("\n", lines);
    }

    private Stream<Test> tests(Outcome outcome) {
        if (!outcome.gradedBySuite()) {
            return Stream.of(new Test(outcome.step(), "", null, null, "failed", "not graded: " + outcome.reason()));
        }
        return outcome.tasks().stream()
                .flatMap(task -> task.checks().stream().map(check -> test(outcome, task, check)));
    }

    // A check of "going further" has no score of its own: its points would count as missing ones.
    private Test test(Outcome outcome, TaskGrade task, CheckGrade check) {
        boolean scored = complete && !task.bonus() && !check.status().equals("not checked");
        return new Test(
                check.id() + " " + check.says() + (task.bonus() ? " (going further)" : ""),
                check.id(),
                scored ? outcome.points(check) : null,
                scored ? check.points() : null,
                check.passed() ? "passed" : "failed",
                explained(outcome, task, check));
    }

    private static String explained(Outcome outcome, TaskGrade task, CheckGrade check) {
        if (!check.failed()) {
            return check.passed() ? "" : check.status() + ": " + Visible.of(check.reason());
        }
        Found found = Found.of(outcome, task, check);
        return Stream.of(
                        Stream.of("try it: " + found.command()),
                        labelled("we sent", found.sent()),
                        labelled("it answered", found.answered()),
                        Stream.of(found.problem()).filter(problem -> !problem.isEmpty()),
                        found.expectations().stream().map(expectation -> "expected: " + expectation),
                        labelled("it printed", found.printed()),
                        Stream.of("why: " + found.why(), "read: " + found.reading()))
                .flatMap(lines -> lines)
                .collect(joining("\n"));
    }

    private static Stream<String> labelled(String label, List<String> lines) {
        return lines.isEmpty()
                ? Stream.empty()
                : Stream.concat(Stream.of(label + ":"), lines.stream().map(line -> "    " + line));
    }

    @JsonInclude(Include.NON_ABSENT)
    private record File(
            Optional<Integer> score,
            String output,
            @JsonProperty("output_format") String outputFormat,
            @JsonProperty("test_output_format") String testOutputFormat,
            @JsonProperty("test_name_format") String testNameFormat,
            String visibility,
            List<Test> tests) {}

    @JsonInclude(Include.NON_EMPTY)
    private record Test(
            String name,
            String number,
            Integer score,
            @JsonProperty("max_score") Integer maxScore,
            String status,
            String output,
            @JsonProperty("output_format") String outputFormat,
            String visibility) {

        Test(String name, String number, Integer score, Integer maxScore, String status, String output) {
            this(name, number, score, maxScore, status, output, TEXT, VISIBLE);
        }
    }
}
