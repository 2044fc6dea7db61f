package classroom;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import classroom.grading.Engine;
import classroom.grading.Result;
import classroom.grading.Results;
import gradingkit.report.Grade.CheckGrade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Hostile submissions get what they earn, do no harm, and change nobody else's grade. */
@EnabledOnOs(OS.LINUX)
@Isolated // it keeps all processors busy
class HostileTest {

    private static final LessonFolder LESSON = LessonFolder.of(2);
    private static final String SOURCES = LESSON.name() + "/src/main/java";
    private static final int SOMETHING_FAILED = 1;
    private static final int MOST_RUNS = 3;
    private static final String MARK = "61234"; // what hostile processes sleep for, in seconds
    private static final List<String> ODD_NAMES = List.of(
            "two\nlines",
            "<img src=x onerror=alert(1)>",
            "..%2f..%2fgrades",
            "-rf *; $(reboot) `reboot`",
            "=cmd|' -C calc'!A0",
            "\u001b[31mred\u001b]0;title\u0007",
            "n".repeat(255));

    @BeforeAll
    static void needsASandbox() {
        Engine.assumeSandbox();
    }

    @TempDir
    private Path temporary;

    private final Map<String, String> verdicts = new LinkedHashMap<>();

    @Test
    @DisabledIfSystemProperty(named = "workbook.check", matches = "brief")
    void eachGetsWhatItEarns() throws Exception {
        Path submissions = Files.createDirectories(temporary.resolve("submissions"));
        Path grades = temporary.resolve("grades");
        try (Canaries canaries = new Canaries()) {
            writeAttacks(submissions, grades, canaries);
            new HostileArchives(submissions, canaries.file()).write();
            writeOddNames(submissions);
            writeHonest(submissions);
            grade(submissions, grades);
            canaries.assertUnharmed();
        }
        assertNobodyIsLeft();
        assertVerdicts(grades);
    }

    // What a busy computer has kept from being judged, the next run grades, as it does for an instructor.
    private static void grade(Path submissions, Path grades) {
        int code = SOMETHING_FAILED;
        for (int run = 1; run <= MOST_RUNS && code == SOMETHING_FAILED; run++) {
            code = Main.run(submissions.toString(), "--step", "2", "--out", grades.toString());
        }
    }

    private void writeAttacks(Path submissions, Path grades, Canaries canaries) throws IOException {
        Map<String, String> places = new HashMap<>(canaries.places());
        places.put("grades", grades.toString());
        places.put("submissions", submissions.toString());
        places.put("workbook", LESSON.workbook().toString());
        for (Path file : attacks()) {
            Attack attack = Attack.read(file, places);
            attack.write(new Sources(LESSON.solution()), sources(submissions, attack.name()));
            verdicts.put(attack.name(), attack.verdict());
        }
    }

    private static List<Path> attacks() throws IOException {
        try (Stream<Path> files = Files.list(LESSON.workbook().resolve("classroom/hostile"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private void writeOddNames(Path submissions) throws IOException {
        for (String name : ODD_NAMES) {
            new Sources(LESSON.skeleton()).copyTo(sources(submissions, name));
            verdicts.put(name, "0 points");
        }
    }

    // Among the hostile ones by name, so that they are graded beside them.
    private void writeHonest(Path submissions) throws IOException {
        for (String name : List.of("e-honest", "k-honest", "s-honest")) {
            new Sources(LESSON.solution()).copyTo(sources(submissions, name));
            verdicts.put(name, "100 points");
        }
        Bug bug = Bug.read(LESSON.bugs().get(0));
        bug.in(new Sources(LESSON.solution()), sources(submissions, "m-honest-but-wrong"));
        verdicts.put("m-honest-but-wrong", "fails " + String.join(" ", bug.fails()));
    }

    private static Path sources(Path submissions, String name) {
        return submissions.resolve(name).resolve(SOURCES);
    }

    private void assertVerdicts(Path grades) {
        Map<String, Result> results = Results.allIn(grades).stream().collect(toMap(Result::student, result -> result));
        assertThat(results).hasSizeGreaterThanOrEqualTo(verdicts.size());
        SoftAssertions softly = new SoftAssertions();
        results.forEach((student, result) -> softly.assertThat(verdict(result, expected(student)))
                .as(student + ": " + result.reason()
                        + (result.grade() == null
                                ? result.messages()
                                : result.grade().failures()))
                .isEqualTo(expected(student)));
        softly.assertAll();
    }

    // An archive that is not named gets no grade.
    private String expected(String student) {
        return verdicts.getOrDefault(student, "not graded");
    }

    private static String verdict(Result result, String expected) {
        if (expected.equals("any")) {
            return "any";
        }
        if (!result.graded()) {
            return "not graded";
        }
        return expected.startsWith("fails")
                ? "fails " + String.join(" ", result.grade().ids(CheckGrade::failed))
                : result.grade().points() + " points";
    }

    private static void assertNobodyIsLeft() {
        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse(""))
                        .filter(line -> line.contains(MARK) || line.contains("classroom.worker.Worker")))
                .isEmpty();
    }
}
