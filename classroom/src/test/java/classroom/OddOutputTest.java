package classroom;

import static org.assertj.core.api.Assertions.assertThat;

import classroom.grading.Result;
import classroom.grading.Results;
import gradingkit.report.Grade.CheckGrade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a server prints, it gets its own grade, and so do those who are graded before and after it. */
@DisabledIfSystemProperty(named = "workbook.check", matches = "brief")
class OddOutputTest {

    private static final LessonFolder LESSON = LessonFolder.of(2);
    private static final String FAILS = "2.2.5";
    private static final int SOMETHING_FAILED = 1;
    private static final int MOST_RUNS = 3;
    private static final Bug ODD = new Bug(
            "It compares the names of fields with equals, and says so.",
            Set.of(FAILS),
            List.of(new Edit(
                    "Request.java",
                    ".filter(header -> header.name().equalsIgnoreCase(name))",
                    ".filter(header -> Odd.equal(header.name(), name))")));
    // Half a character where a report would cut, bytes that are no UTF-8, marks that turn a line round, one long line.
    private static final String PRINTER = """
            package webserver;

            class Odd {
                static boolean equal(String one, String other) {
                    if (one.equalsIgnoreCase(other) && !one.equals(other)) {
                        byte[] broken = {'b', (byte) 0xc3, 0, (byte) 0xed, (byte) 0xa0, (byte) 0xbd, (byte) 0xff, 7, 27, '['};
                        System.out.write(broken, 0, broken.length);
                        byte[] text = ("\\n\\u202Eevil\\u2066\\n" + "x".repeat(159) + "\\uD83D\\uDE00!\\n" + "y".repeat(1_000_000) + "\\n")
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
                        System.out.write(text, 0, text.length);
                        System.out.flush();
                    }
                    return one.equals(other);
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void getsItsOwnGradeBetweenOthers() throws Exception {
        new Sources(LESSON.solution()).copyTo(sources("ann"));
        ODD.in(new Sources(LESSON.solution()), sources("bob"));
        Files.writeString(sources("bob").resolve("webserver/Odd.java"), PRINTER);
        new Sources(LESSON.skeleton()).copyTo(sources("cyd"));
        grade();
        List<Result> results = Results.allIn(folder.resolve("grades"));
        assertThat(results).extracting(Result::student).containsExactly("ann", "bob", "cyd");
        assertThat(results)
                .allSatisfy(result -> assertThat(result.graded())
                        .as(result.reason() + result.messages())
                        .isTrue());
        assertThat(results.get(0).grade().points()).isEqualTo(100);
        assertThat(results.get(1).grade().ids(CheckGrade::failed)).containsExactly(FAILS);
        assertThat(results.get(2).grade().points()).isZero();
        assertThat(printed(results.get(1))).contains("x".repeat(159) + "\uD83D\uDE00…", "y".repeat(160) + "…");
        assertFilesAreHarmless();
    }

    // One worker for all. What a busy computer has kept from being judged, the next run grades.
    private void grade() {
        int code = SOMETHING_FAILED;
        for (int run = 1; run <= MOST_RUNS && code == SOMETHING_FAILED; run++) {
            code = Main.run(
                    folder.resolve("class").toString(),
                    "--step",
                    "2",
                    "--jobs",
                    "1",
                    "--no-sandbox",
                    "--out",
                    folder.resolve("grades").toString());
        }
        assertThat(code).isZero();
    }

    private static List<String> printed(Result result) {
        return result.grade()
                .checks()
                .filter(CheckGrade::failed)
                .findFirst()
                .orElseThrow()
                .finding()
                .printed();
    }

    private void assertFilesAreHarmless() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("grades"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)) // which throws if it is no UTF-8
                        .as(file.toString())
                        .doesNotContain("\0", "\u0007", "\u001b", "\u202E", "\u2066");
            }
        }
    }

    private Path sources(String student) {
        return folder.resolve("class").resolve(student).resolve(LESSON.name() + "/src/main/java");
    }
}
