package classroom.report;

import static org.assertj.core.api.Assertions.assertThat;

import classroom.grading.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a student gets: report.html, feedback.md and Gradescope's results.json. */
class StudentFilesTest {

    @TempDir
    private static Path temporary;

    private static List<Result> results;
    private static Written written;

    @BeforeAll
    static void write() throws Exception {
        results = new ArrayList<>(MadeUpClass.results());
        results.set(0, MadeUpClass.unsandboxed(results.get(0)));
        written = Written.of(results, List.of(), temporary);
    }

    private static List<String> names() {
        return results.stream().map(Result::student).distinct().toList();
    }

    @Test
    void feedbackSaysWhatToFixNext() throws Exception {
        assertThat(written.student("Bruno Müller", "feedback.md"))
                .contains("## Step 1: 50 of 100 points", "### Fix next: 1.", "try it      mvn -pl step01 test")
                .contains("expected    status 404, as the file does not exist; found 200", "         ^^^")
                .contains("## Step 5: not graded", "it does not compile", "webserver/Main.java:17: error: ';' expected")
                .contains("not in \\<characters\\>");
        assertThat(written.student("Dorothy Vaughan", "feedback.md")).contains("Nothing to fix: well done.");
    }

    @Test
    void whatAStrangerWroteStandsInCodeBlocksOnly() throws Exception {
        for (String name : names()) {
            assertThat(outsideOfCode(written.student(name, "feedback.md")))
                    .noneMatch(line -> line.matches(".*(?<!\\\\)[<@].*|.*(octocat|evil|Heading).*"));
        }
    }

    // CommonMark, 4.5: a block ends with a line of at least as many backticks as it began with, and nothing else.
    private static List<String> outsideOfCode(String markdown) {
        List<String> outside = new ArrayList<>();
        String fence = "";
        for (String line : markdown.split("\n")) {
            if (fence.isEmpty() && line.startsWith("```")) {
                fence = line.replaceAll("[^`].*", "");
            } else if (!fence.isEmpty()) {
                fence = line.matches(" {0,3}" + fence + "`*\\s*") ? "" : fence;
            } else {
                outside.add(line);
            }
        }
        assertThat(fence).as("the fence of a block without an end").isEmpty();
        return outside;
    }

    @Test
    void gradescopeGetsTheSumOfTheCorePoints() throws Exception {
        JsonNode json = written.gradescope("Ada Lovelace");
        int points = results.stream()
                .filter(result -> result.student().equals("Ada Lovelace"))
                .mapToInt(result -> result.grade().points())
                .sum();
        assertThat(json.get("score").asInt()).isEqualTo(points);
        assertThat(sum(json, "score")).isEqualTo(points);
        assertThat(sum(json, "max_score")).isEqualTo(300);
        assertThat(json.get("tests")).hasSize(66).allSatisfy(test -> {
            assertThat(test.get("output_format").asString()).isEqualTo("text");
            assertThat(test.get("visibility").asString()).isEqualTo("visible");
            assertThat(test.get("status").asString()).isIn("passed", "failed");
        });
    }

    private static int sum(JsonNode json, String member) {
        return json.get("tests")
                .valueStream()
                .filter(test -> test.has(member))
                .mapToInt(test -> test.get(member).asInt())
                .sum();
    }

    @Test
    void gradescopeGetsNoZeroForWhatIsNotGraded() throws Exception {
        for (String name : List.of("Bruno Müller", "Frances Allen", "Nobody Found")) {
            JsonNode json = written.gradescope(name);
            assertThat(json.has("score")).isFalse();
            assertThat(json.get("tests")).isNotEmpty().noneMatch(test -> test.has("score"));
            assertThat(json.get("output").asString()).contains("not graded", "This is not a score of zero.");
        }
    }

    @Test
    void everybodyIsToldThatThereWasNoSandbox() throws Exception {
        assertThat(written.student("Ada Lovelace", "report.html")).contains("Graded without a sandbox.");
        assertThat(written.student("Ada Lovelace", "feedback.md")).contains("Graded without a sandbox.");
        assertThat(written.gradescope("Ada Lovelace").get("output").asString()).contains("Graded without a sandbox.");
        assertThat(written.student("Alan Turing", "report.html")).doesNotContain("Graded without a sandbox.");
    }

    @Test
    void reportEscapesNamesAndWhatServersSaid() throws Exception {
        for (String name : names()) {
            assertThat(written.student(name, "report.html"))
                    .doesNotContain("<script", "<img", "\u001b", "\u202e")
                    .contains("default-src &#39;none&#39;");
        }
    }
}
