package classroom.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import classroom.grading.Result;
import classroom.judgement.Judgements;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that is written, as a whole. */
class GradeBookTest {

    private static final int STUDENTS = 32;
    private static final int LESSONS = 3;

    @TempDir
    private Path temporary;

    @Test
    void sameResultsGiveTheSameBytes() throws Exception {
        Written first = Written.of(MadeUpClass.results(), List.of(), temporary.resolve("first"));
        Written second = Written.of(MadeUpClass.results(), List.of(), temporary.resolve("second"));
        assertThat(second.everything()).isEqualTo(first.everything()).hasSize(5 + LESSONS + 3 * STUDENTS);
    }

    @Test
    void howLongItTookIsNowhere() throws Exception {
        List<Result> slow =
                MadeUpClass.results().stream().map(MadeUpClass::slower).toList();
        Written first = Written.of(MadeUpClass.results(), List.of(), temporary.resolve("first"));
        Written second = Written.of(slow, List.of(), temporary.resolve("second"));
        assertThat(second.everything()).isEqualTo(first.everything());
    }

    @Test
    void aStudentsFilesAreTheSameBeforeTheRestOfTheClassIsThere() throws Exception {
        List<Result> results = MadeUpClass.results();
        Written whole = Written.of(results, List.of(), temporary.resolve("whole"));
        for (String name : List.of("Ada Lovelace", MadeUpClass.SCRIPT, MadeUpClass.BROKEN)) {
            List<Result> own = results.stream()
                    .filter(result -> result.student().equals(name))
                    .toList();
            GradeBook.writeStudent(temporary.resolve("one"), own, Judgements.NONE, List.of());
        }
        assertThat(whole.everything()).containsAllEntriesOf(new Written(temporary.resolve("one")).everything());
    }

    @Test
    void filesAreReplaced() throws Exception {
        Written.of(MadeUpClass.large(2), List.of(), temporary);
        Written written = Written.of(MadeUpClass.large(1), List.of(), temporary);
        assertThat(written.rows("grades.csv")).hasSize(1);
        assertThat(written.everything().keySet()).noneMatch(file -> file.endsWith(".part"));
    }

    @Test
    void anEmptyClassIsNoMistake() throws Exception {
        Written written = Written.of(List.of(), List.of(), temporary);
        assertThat(written.rows("grades.csv")).isEmpty();
        assertThat(written.text("index.html")).contains("0 students");
    }

    @Test
    void twoResultsForOneLessonAreRefused() {
        Result result = MadeUpClass.large(1).get(0);
        assertThatThrownBy(() -> new GradeBook(List.of(result, result), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Student number 0 has two results for one lesson");
    }

    @Test
    void resultsOfSeveralStudentsAreNotOneStudents() {
        assertThatThrownBy(() -> GradeBook.writeStudent(temporary, MadeUpClass.large(2), Judgements.NONE, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aThousandStudentsAndSevenLessonsAreOnePage() throws Exception {
        GradeBook book = new GradeBook(MadeUpClass.large(1000), List.of());
        long start = System.nanoTime();
        book.writeSummary(temporary);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        assertThat(Files.size(temporary.resolve("index.html"))).isLessThan(5_000_000);
        assertThat(Files.size(temporary.resolve("checks-step03.html"))).isLessThan(5_000_000);
    }

    @Test
    void aGradeNeedsEverybodysYes() throws Exception {
        List<Result> results = new ArrayList<>();
        results.add(MadeUpClass.refusedBySuite("a"));
        results.add(MadeUpClass.notGraded("b", 3, "", List.of(), false));
        results.add(MadeUpClass.graded("c", 3, 1, new Random(1)));
        Written written = Written.of(results, List.of(), temporary);
        assertThat(written.rows("grades.csv"))
                .extracting(row -> row.get("Step 3"))
                .containsExactly("", "", "100");
        assertThat(written.rows("grades.csv"))
                .extracting(row -> row.get("Reason"))
                .containsExactly("Step 3: a stranger's server was on the port", "Step 3: no reason was given", "");
    }
}
