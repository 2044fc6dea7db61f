package classroom.report;

import static org.assertj.core.api.Assertions.assertThat;

import classroom.grading.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table at the end of a run. */
class TerminalTableTest {

    private static final int WIDTH = 80;

    @Test
    void hasALineForEachStudent() {
        List<String> lines = TerminalTable.lines(MadeUpClass.results(), WIDTH);
        assertThat(lines.get(0)).matches("student +1 +3 +5  status");
        assertThat(lines).anyMatch(line -> line.matches("Bruno Müller +50 +50 +\\?  partly graded"));
        assertThat(lines).anyMatch(line -> line.matches("Katherine Johnson +100 +100 +-  graded"));
        assertThat(lines).anyMatch(line -> line.matches("  Frances Allen +Step 3 +the grader ran out of disk space"));
        assertThat(lines).anyMatch(line -> line.matches("mean +[0-9.]+ +[0-9.]+ +[0-9.]+"));
        assertThat(lines).endsWith("32 students · 90 lessons graded · 3 not graded (?)");
    }

    @Test
    void showsLongClassesInFull() {
        assertThat(TerminalTable.lines(MadeUpClass.large(500), WIDTH))
                .hasSizeGreaterThan(500)
                .allMatch(line -> line.length() <= WIDTH);
    }

    @Test
    void namesCannotMoveTheCursor() {
        assertThat(String.join("", TerminalTable.lines(MadeUpClass.results(), WIDTH)))
                .doesNotContainPattern("[\\p{Cntrl}\\u202e]")
                .contains("Two\\nlines", "Ann\\u202egnp.exe");
    }

    @Test
    void columnsStandBelowEachOther() {
        List<String> lines = TerminalTable.lines(MadeUpClass.results(), WIDTH);
        assertThat(lines.subList(0, 33))
                .extracting(line -> Columns.width(line.substring(0, line.lastIndexOf("  "))))
                .containsOnly(Columns.width(lines.get(0)) - "  status".length());
    }

    @Test
    void showsWhatARegradeChanged() {
        Result result = MadeUpClass.large(1).get(0);
        int points = result.grade().points();
        List<Result> results = List.of(
                MadeUpClass.regraded(result, points - 7),
                MadeUpClass.regraded(MadeUpClass.large(1).get(1), 0));
        assertThat(TerminalTable.lines(results, WIDTH))
                .contains("graded again: old score, new score, change")
                .anyMatch(
                        line -> line.matches("  Student number 0 +Step 1 +" + (points - 7) + " +" + points + " +\\+7"));
    }

    @Test
    void saysThatThereWasNoSandbox() {
        List<Result> results =
                MadeUpClass.large(2).stream().map(MadeUpClass::unsandboxed).toList();
        assertThat(TerminalTable.lines(results, WIDTH))
                .anyMatch(line -> line.startsWith("Graded without a sandbox: 14 of 14 results."));
    }
}
