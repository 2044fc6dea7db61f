package classroom;

import static org.assertj.core.api.Assertions.assertThat;

import classroom.grading.Engine;
import classroom.grading.Result;
import classroom.grading.Results;
import gradingkit.report.Grade.CheckGrade;
import gradingkit.server.Deletion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A class graded as an instructor would. */
@DisabledIfSystemProperty(named = "workbook.check", matches = "brief")
@EnabledOnOs(OS.LINUX)
@Isolated // it keeps all processors busy
class GradeCommandTest {

    private static final LessonFolder LESSON = LessonFolder.of(2);
    private static final long LIMIT_SECONDS = 120;

    @BeforeAll
    static void needsASandbox() {
        Engine.assumeSandbox();
    }

    @TempDir
    private Path folder;

    /** How a command line ended. */
    record End(int code, String out, String err) {}

    @Test
    void gradesWhatIsNewOrChanged() throws Exception {
        submit("ada", LESSON.solution());
        submit("bob", LESSON.skeleton());
        Files.writeString(
                submit("cyd", LESSON.skeleton()).resolve("webserver/Pages.java"),
                "package webserver;\nclas Pages {}\n");
        Files.createDirectories(folder.resolve("class/dan/homework"));
        Files.writeString(folder.resolve("class/eve"), "a letter");

        End first = grade();
        assertThat(first.code()).isZero();
        assertThat(first.err()).contains("Left out, being neither folders nor archives: eve.");
        assertThat(first.out())
                .contains("not graded")
                .containsPattern("cyd +Step 2 +It does not compile\\.")
                .containsPattern("dan +Step 2 ");
        assertThat(results())
                .containsExactly(
                        Map.entry("ada", "100"), Map.entry("bob", "0"), Map.entry("cyd", "-"), Map.entry("dan", "-"));
        assertThat(result("cyd").messages().get(0)).startsWith("src/main/java/webserver/Pages.java:2: error: ");
        assertThat(student("ada"))
                .isDirectoryContaining("glob:**report.html")
                .isDirectoryContaining("glob:**feedback.md");

        assertThat(student("ada").resolve("report.html")).content().contains("Task 1", "Request.java");
        assertThat(student("cyd").resolve("report.html")).content().contains("clas Pages {}");

        FileTime old = FileTime.fromMillis(1_000_000);
        for (String name : List.of("ada", "bob", "cyd")) {
            Files.setLastModifiedTime(student(name).resolve("step02.json"), old);
        }
        new Sources(LESSON.solution()).copyTo(folder.resolve("class/bob").resolve(sources()));
        assertThat(grade().code()).isZero();
        assertThat(results()).contains(Map.entry("bob", "100"));
        assertThat(Files.getLastModifiedTime(student("ada").resolve("step02.json")))
                .as("ada is not graded again")
                .isEqualTo(old);
        assertThat(Files.getLastModifiedTime(student("cyd").resolve("step02.json")))
                .as("cyd is not graded again")
                .isEqualTo(old);

        Deletion.of(folder.resolve("class/bob").resolve(LESSON.name()));
        grade();
        assertThat(results()).as("what bob has handed in is gone").contains(Map.entry("bob", "-"));

        End again = grade("--regrade");
        assertThat(again.out()).containsPattern("ada +Step 2 +100 +100 +=");
        assertThat(result("ada").previousPoints()).isEqualTo(100);
    }

    @Test
    void shardsMakeTheSameWhole() throws Exception {
        for (String name : List.of("ann", "ben", "cleo", "dora", "emil", "fay")) {
            submit(name, LESSON.skeleton());
        }
        grade();
        gradeInto("part-1", "--shard", "1/2");
        gradeInto("part-2", "--shard", "2/2");
        End merged = run("merge", path("part-1"), path("part-2"), "--out", path("whole"));
        assertThat(merged.code()).as(merged.err()).isZero();
        assertThat(Results.allIn(folder.resolve("part-1"))).hasSizeBetween(1, 5);
        for (String file : List.of("grades.csv", "grades.json", "index.html", "moodle.csv", "canvas.csv")) {
            assertThat(withoutRun(folder.resolve("whole").resolve(file)))
                    .isEqualTo(withoutRun(folder.resolve("grades").resolve(file)));
        }
    }

    // When it was, how busy the computer, and on which port the server of an example, differs.
    private static String withoutRun(Path file) throws IOException {
        String text = Files.readString(file);
        if (!file.toString().endsWith(".json")) {
            return text.replaceAll("(?s)<section class=\"alert calm\" id=\"doubtful\".*?</section>\n", "")
                    .replaceAll("<p class=\"facts\" id=\"run\">.*</p>|127.0.0.1:\\d+|Date: [^<]*", "");
        }
        ObjectNode root = (ObjectNode) JsonMapper.shared().readTree(text);
        assertThat(root.remove("run").get("from").asString()).startsWith("20");
        root.get("students")
                .forEach(student -> student.get("results")
                        .forEach(result -> ((ObjectNode) result).remove(List.of("run", "doubts"))));
        return root.toPrettyString();
    }

    @Test
    void gradesSomeAgain() throws Exception {
        submit("ada", LESSON.skeleton());
        submit("bob", LESSON.skeleton());
        grade();
        FileTime old = FileTime.fromMillis(1_000_000);
        for (String name : List.of("ada", "bob")) {
            Files.setLastModifiedTime(student(name).resolve("step02.json"), old);
        }
        Result before = result("bob");
        End end = grade("--only", "BOB", "--check", "2.1.*", "--attempts", "best");
        assertThat(end.out()).containsPattern("bob +Step 2 +0 +0 +=").doesNotContainPattern("ada +Step 2 +0");
        assertThat(Files.getLastModifiedTime(student("ada").resolve("step02.json")))
                .isEqualTo(old);
        assertThat(Files.getLastModifiedTime(student("bob").resolve("step02.json")))
                .isGreaterThan(old);
        assertThat(statuses(result("bob"))).isEqualTo(statuses(before));
        assertThat(result("bob").grade().of()).isEqualTo(100);

        new Sources(LESSON.solution()).copyTo(folder.resolve("class/bob").resolve(sources()));
        grade("--only", "bob", "--check", "2.1.*");
        assertThat(results()).as("other work is graded as a whole").contains(Map.entry("bob", "100"));
        new Sources(LESSON.skeleton()).copyTo(folder.resolve("class/bob").resolve(sources()));
        End best = grade("--attempts", "best");
        assertThat(best.out()).containsPattern("bob +100\\*").contains("Attempt 2 of 3 counts, the best: 0 (");
        assertThat(grade("--attempts", "last").out()).contains("Attempt 3 of 3 counts, the last: 0 (");
        assertThat(grade("--only", "eve").err()).contains("Nobody of the submissions is called eve");
        assertThat(grade("--check", "2.9.9").err()).contains("Lesson 2 has no check 2.9.9");
    }

    private static Map<String, String> statuses(Result result) {
        return result.grade().checks().collect(Collectors.toMap(CheckGrade::id, CheckGrade::status));
    }

    @Test
    void goesOnWhereItWasKilled() throws Exception {
        for (int i = 0; i < 6; i++) {
            submit("student" + i, LESSON.skeleton());
        }
        Process process = start("--jobs", "1");
        Path first = student("student0").resolve("step02.json");
        assertThat(awaitFile(first, process)).as("the first result").isTrue();
        process.destroyForcibly().waitFor();
        FileTime time = Files.getLastModifiedTime(first);
        assertThat(Results.allIn(folder.resolve("grades"))).hasSizeLessThan(6);

        assertThat(grade().code()).isZero();
        assertThat(results())
                .hasSize(6)
                .allSatisfy((student, points) -> assertThat(points).isEqualTo("0"));
        assertThat(Files.getLastModifiedTime(first)).isEqualTo(time);
    }

    @Test
    void keepsNamesToItself() throws Exception {
        submit("Ada Lovelace", LESSON.skeleton());
        Files.writeString(folder.resolve("class/Lovelace.zip"), "no archive");
        assertThat(gradeInto("grades", "--anonymous").code()).isZero();
        assertThat(folder.resolve("grades-names.csv")).content().contains("Ada Lovelace", "student-");
        try (Stream<Path> files = Files.walk(folder.resolve("grades"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(file).content().doesNotContain("Lovelace"));
        }
    }

    @Test
    void saysThatThereWasNoSandbox() throws Exception {
        submit("ada", LESSON.skeleton());
        assertThat(gradeInto("grades", "--no-sandbox").code()).isZero();
        assertThat(folder.resolve("grades/index.html")).content().contains("without a sandbox");
        assertThat(student("ada").resolve("report.html")).content().contains("without a sandbox");
        assertThat(student("ada").resolve("feedback.md")).content().contains("without a sandbox");
        assertThat(student("ada").resolve("results.json")).content().contains("without a sandbox");
    }

    @Test
    void gradesAgainWhatHadNoSandbox() throws Exception {
        submit("ada", LESSON.skeleton());
        gradeInto("grades", "--no-sandbox");
        assertThat(result("ada").sandboxed()).isFalse();
        grade();
        assertThat(result("ada").sandboxed()).isTrue();
    }

    @Test
    void triesAgainWhatTheGraderHasSpoilt() throws Exception {
        submit("ada", LESSON.solution());
        CompletableFuture<End> end = CompletableFuture.supplyAsync(() -> grade("--jobs", "1"));
        awaitWorker(end).destroyForcibly();
        assertThat(end.get().code()).isZero();
        assertThat(results()).containsExactly(Map.entry("ada", "100"));
    }

    // The sandbox is up when the worker runs in it.
    private static boolean isWorker(ProcessHandle process) {
        return line(process).contains("classroom.worker.Worker")
                && process.descendants().anyMatch(inner -> line(inner).startsWith(System.getProperty("java.home")));
    }

    // The whole line, which is longer than what Java tells of it.
    private static String line(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException e) {
            return ""; // ended in the meantime
        }
    }

    private static ProcessHandle awaitWorker(CompletableFuture<End> end) throws InterruptedException {
        Optional<ProcessHandle> worker = Optional.empty();
        while (worker.isEmpty() && !end.isDone()) {
            TimeUnit.MILLISECONDS.sleep(20);
            worker = ProcessHandle.current()
                    .children()
                    .filter(GradeCommandTest::isWorker)
                    .findFirst();
        }
        return worker.orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no-such-folder                 | There is no folder
            class --step 9                 | There is no lesson 9
            class --step three             | is not an int
            class --shard 3/2              | A shard is written as
            class --jobs 0                 | At least one submission
            class --out file.txt           | cannot be written
            class --out class/grades       | lies among the submissions
            similarity class --step 2 --out class | lies among the submissions
            class --roster none.csv        | There is no file none.csv
            class --roster file.txt        | is empty
            class --roster x --anonymous   | leave one of them out
            class --late-rule 1%/day       | A rule for late submissions needs due dates
            class --overrides none.csv     | There is no file none.csv
            class --check three            | "three" names no checks
            empty                          | holds no submissions
            class --frobnicate             | Unknown option
            merge empty --out whole        | There are no grades in
            merge --out whole              | Missing required parameter
            """)
    void refusesBadInput(String line, String sentence) throws Exception {
        Files.createDirectories(folder.resolve("empty"));
        submit("ada", LESSON.skeleton());
        Files.writeString(folder.resolve("file.txt"), "");
        Map<String, String> places = Map.of(
                "class",
                path("class"),
                "empty",
                path("empty"),
                "whole",
                path("whole"),
                "class/grades",
                path("class/grades"),
                "file.txt",
                path("file.txt"));
        String[] words = Stream.of(line.trim().split(" +"))
                .map(word -> places.getOrDefault(word, word))
                .toArray(String[]::new);
        End end = run(words);
        assertThat(end.err()).contains(sentence).doesNotContain("Exception", "\tat ");
        assertThat(end.code()).isEqualTo(2);
        assertThat(folder.resolve("whole")).doesNotExist();
    }

    private Path submit(String student, Path sources) throws IOException {
        Path target = folder.resolve("class").resolve(student).resolve(sources());
        new Sources(sources).copyTo(target);
        return target;
    }

    private static String sources() {
        return LESSON.name() + "/src/main/java";
    }

    private End grade(String... options) {
        return gradeInto("grades", options);
    }

    private End gradeInto(String out, String... options) {
        return run(words(out, options).toArray(String[]::new));
    }

    private List<String> words(String out, String... options) {
        return Stream.concat(Stream.of(path("class"), "--step", "2", "--out", path(out)), Stream.of(options))
                .toList();
    }

    private Process start(String... options) throws IOException {
        Stream<String> java = Stream.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Dworkbook.root=" + LESSON.workbook(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        return new ProcessBuilder(
                        Stream.concat(java, words("grades", options).stream()).toList())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static boolean awaitFile(Path file, Process process) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(LIMIT_SECONDS).toNanos();
        while (!Files.exists(file) && process.isAlive() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return Files.exists(file);
    }

    // The command writes to the screen, as it does for an instructor.
    private static synchronized End run(String... words) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
        try {
            int code = Main.run(words);
            return new End(code, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private Path student(String name) {
        return folder.resolve("grades/students").resolve(name);
    }

    private Result result(String student) {
        return Results.allIn(folder.resolve("grades")).stream()
                .filter(result -> result.student().equals(student))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, String> results() {
        return Results.allIn(folder.resolve("grades")).stream()
                .collect(Collectors.toMap(
                        Result::student,
                        result -> result.graded()
                                ? Integer.toString(result.grade().points())
                                : "-",
                        (one, other) -> one,
                        TreeMap::new));
    }
}
