package classroom;

import static org.assertj.core.api.Assertions.assertThat;

import classroom.MadeUpDownload.Person;
import classroom.grading.Result;
import classroom.grading.Results;
import classroom.grading.Run;
import classroom.late.HandedInTime;
import classroom.report.StudentId;
import classroom.submission.ClassFolder;
import classroom.submission.Entry;
import gradingkit.report.Grade;
import gradingkit.report.Grade.CheckGrade;
import gradingkit.report.Grade.TaskGrade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A class of 60 from a download to the platform's own list, filled in, with points by hand, late ones and second attempts.
 * What the suite would find is made up; {@code classroom/sixty} does the same with real grades.
 */
class ClassOfSixtyTest {

    private static final int POINTS_OF_A_BEGINNER = 5;
    private static final List<String> PLATFORMS = List.of("moodle", "canvas");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void grade() throws Exception {
        MadeUpDownload.write(folder, false);
        for (String platform : PLATFORMS) {
            keepResults(platform, "first");
        }
        MadeUpDownload.write(folder, true);
        for (String platform : PLATFORMS) {
            keepResults(platform, "second");
            int code = Main.run(
                    "merge",
                    folder.resolve(platform + "-graded").toString(),
                    "--out=" + folder.resolve(platform + "-grades"),
                    "--roster=" + folder.resolve(platform + ".csv"),
                    "--late=" + folder.resolve("due.csv"),
                    "--late-rule=10%/day, at most 3",
                    "--overrides=" + folder.resolve("overrides.csv"),
                    "--attempts=best");
            assertThat(code).isZero();
        }
    }

    // As the grader does, but for the suite.
    private static void keepResults(String platform, String round) throws IOException {
        try (Results results = Results.open(folder.resolve(platform + "-graded"))) {
            for (Entry entry : ClassFolder.of(folder.resolve(platform)).entries()) {
                HandedInTime time = HandedInTime.of(entry).orElseThrow();
                StudentId id = new StudentId(
                        entry.student(),
                        entry.moodleId().orElse(""),
                        entry.canvasId().orElse(""),
                        time.time().toString(),
                        time.source());
                int number =
                        Integer.parseInt(entry.moodleId().or(entry::canvasId).orElseThrow()) % 1000;
                results.save(id);
                results.save(result(id, Person.of(number), round));
            }
        }
    }

    private static Result result(StudentId id, Person person, String round) {
        boolean again = round.equals("second") && person.handsInAgain();
        int points = points(person, again);
        List<CheckGrade> checks = IntStream.rangeClosed(1, 100 / POINTS_OF_A_BEGINNER)
                .mapToObj(check -> new CheckGrade(
                        "1.1." + check,
                        "says",
                        POINTS_OF_A_BEGINNER,
                        false,
                        check * POINTS_OF_A_BEGINNER <= points ? "passed" : "failed",
                        "",
                        "why",
                        1,
                        null))
                .toList();
        Grade grade = new Grade(
                1,
                1,
                "Socket only",
                MadeUpDownload.LESSON.name(),
                "",
                1,
                "",
                true,
                "",
                points,
                100,
                0,
                0,
                List.of(new TaskGrade(1, "One", false, points, 100, checks)));
        Run run = new Run("2026-11-23T08:00:00Z", "v1", "17", 1, 0, "work " + again, id.handedIn(), "file", null);
        return new Result(
                1, id.student(), 1, grade.lesson(), true, "", List.of(), false, true, 1, "f", null, 1, grade, run);
    }

    private static int points(Person person, boolean again) {
        return again || person.hasSolved() ? 100 : person.number() % 3 == 1 ? 90 : POINTS_OF_A_BEGINNER;
    }

    // 10 % of each of two days, but for an extension; one total by hand, and one check.
    private static int expected(Person person) {
        if (person.number() == 2) {
            return 55;
        }
        int points = points(person, person.handsInAgain()) - (person.number() == 7 ? POINTS_OF_A_BEGINNER : 0);
        return person.isLate() && person.number() != 5 ? points - points * 20 / 100 : points;
    }

    private static String[] lines(Path file) throws IOException {
        return Files.readString(file).split("(?<=\n)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            moodle | `"Participant %s"` | `(- ",)("12.50"|)(,100.00)`
            canvas | `;%s;`             | `(;\\d;)()(;50,00)`
            """)
    void theListComesBackWithItsGradesAndNothingElse(String platform, String row, String cell) throws Exception {
        String[] before = lines(folder.resolve(platform + ".csv"));
        String[] after = lines(folder.resolve(platform + "-grades/roster/" + platform + ".csv"));
        assertThat(after).hasSameSizeAs(before);
        int changed = 0;
        for (int i = 0; i < before.length; i++) {
            String line = before[i];
            Person person = MadeUpDownload.people().stream()
                    .filter(one ->
                            line.contains(row.formatted(platform.equals("moodle") ? one.moodle() : one.canvas())))
                    .findFirst()
                    .orElse(null);
            boolean graded = person != null && person.number() != MadeUpDownload.STUDENTS - 1;
            String quote = line.contains("\"12.50\"") ? "\"" : "";
            String expected = graded ? line.replaceFirst(cell, "$1" + quote + expected(person) + quote + "$3") : line;
            assertThat(after[i]).isEqualTo(expected);
            changed += graded ? 1 : 0;
        }
        assertThat(changed).isEqualTo(MadeUpDownload.STUDENTS - 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"moodle", "canvas"})
    void whoHasNoPlaceIsListed(String platform) throws Exception {
        Person stranger = Person.of(MadeUpDownload.STUDENTS - 2);
        String number = platform.equals("moodle") ? stranger.moodle() : stranger.canvas();
        assertThat(Files.readString(folder.resolve(platform + "-grades/roster/" + platform + ".csv.txt")))
                .startsWith("roster: 58 of " + (platform.equals("moodle") ? 59 : 60) + " rows filled in, ")
                .contains(": in no row (number " + number + ")\n")
                .contains("no submission: line " + (platform.equals("moodle") ? 60 : 62) + " (");
    }

    @Test
    void reportsSayWhy() throws Exception {
        String grades = Files.readString(folder.resolve("moodle-grades/grades.csv"));
        assertThat(grades)
                .contains("By hand: 55 of 100 points, the suite gave 5: shown to me in the lab")
                .contains("1.1.1 by hand: 0 of 5, the suite gave 5: not the own work")
                .contains(" for each of 2 days begun: 20 of 100 points taken off")
                .contains("Attempt 2 of 2 counts, the best: ");
        assertThat(grades.lines().filter(line -> line.contains("Attempt 2 of 2")))
                .hasSize(6);
        assertThat(grades.lines().filter(line -> line.contains(" late (file "))).hasSize(7);
    }
}
