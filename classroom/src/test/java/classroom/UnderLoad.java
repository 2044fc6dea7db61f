package classroom;

import classroom.grading.Result;
import classroom.grading.Results;
import gradingkit.report.Grade;
import gradingkit.report.Grade.CheckGrade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The submissions of {@code classroom/underload}, and whether they got what they earn. */
final class UnderLoad {

    private static final int LATE_LESSON = 2;
    private static final String LATE_CHECK = "2.1.1";
    private static final double MOST_TIMES_QUIET = 10;
    private static final int ONE_OF = 20; // may be not graded, as the computer was too busy
    private static final String RIGHT = "right";
    private static final String WRONG = "wrong";
    private static final String NOT_GRADED = "not graded";
    private static final Path LATE = Path.of("classroom/late");

    private UnderLoad() {}

    /**
     * Writes a class, or compares its grades with what it has earned.
     *
     * @param arguments {@code references FOLDER COPIES LESSON…}, {@code bugs FOLDER SEED}, {@code late FOLDER},
     *     {@code compare FOLDER GRADES [most-not-graded | all-graded | times-of QUIET-GRADES]} or
     *     {@code maven GRADE.JSON}
     */
    public static void main(String[] arguments) throws IOException {
        List<String> rest = List.of(arguments).subList(1, arguments.length);
        Path folder = Path.of(rest.get(0));
        switch (arguments[0]) {
            case "references" -> writeReferences(folder, Integer.parseInt(rest.get(1)), rest.subList(2, rest.size()));
            case "bugs" -> writeBugs(folder, Long.parseLong(rest.get(1)));
            case "late" -> writeLate(folder);
            case "maven" -> tell(List.of(mavens(folder)), 1);
            case "compare" -> compare(folder, Path.of(rest.get(1)), rest.subList(2, rest.size()));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void writeReferences(Path folder, int copies, List<String> lessons) throws IOException {
        for (String number : lessons) {
            LessonFolder lesson = LessonFolder.of(Integer.parseInt(number));
            for (int i = 1; i <= copies; i++) {
                new Sources(lesson.solution()).copyTo(sources(folder, "reference-" + number + "-" + i, lesson));
            }
        }
    }

    // A third of them, drawn anew for each seed.
    private static void writeBugs(Path folder, long seed) throws IOException {
        List<Path> bugs = new ArrayList<>();
        LessonFolder.all().forEach(lesson -> bugs.addAll(lesson.bugs()));
        Collections.shuffle(bugs, new Random(seed));
        for (Path file : bugs.subList(0, bugs.size() / 3)) {
            LessonFolder lesson = lessonOf(file);
            Path sources = sources(folder, "bug-" + lesson.number() + "-" + file.getFileName(), lesson);
            Bug.read(file).in(new Sources(lesson.solution()), sources);
        }
    }

    private static void writeLate(Path folder) throws IOException {
        LessonFolder lesson = LessonFolder.of(LATE_LESSON);
        try (Stream<Path> servers = Files.list(LATE)) {
            for (Path server : servers.toList()) {
                new Sources(server).copyTo(sources(folder, "late-" + server.getFileName(), lesson));
            }
        }
    }

    private static Path sources(Path folder, String student, LessonFolder lesson) throws IOException {
        return Files.createDirectories(
                folder.resolve(student).resolve(lesson.name()).resolve("src/main/java"));
    }

    private static LessonFolder lessonOf(Path bug) {
        return LessonFolder.all().stream()
                .filter(lesson -> lesson.bugs().contains(bug))
                .findFirst()
                .orElseThrow();
    }

    /** What was said of one submission, and what is worth telling about it; the latter can be empty. */
    private record Verdict(String word, String detail) {}

    private static void compare(Path submissions, Path grades, List<String> rule) throws IOException {
        Map<String, Result> results =
                Results.allIn(grades).stream().collect(Collectors.toMap(Result::student, result -> result));
        Map<String, Result> quiet = rule.contains("times-of")
                ? Results.allIn(Path.of(rule.get(1))).stream()
                        .collect(Collectors.toMap(Result::student, result -> result))
                : Map.of();
        List<Verdict> verdicts = new ArrayList<>();
        try (Stream<Path> students = Files.list(submissions)) {
            for (Path student : students.sorted().toList()) {
                String name = student.getFileName().toString();
                verdicts.add(verdict(name, results.get(name), quiet.get(name)));
            }
        }
        int mostNotGraded = rule.contains("all-graded") ? 0 : (verdicts.size() + ONE_OF - 1) / ONE_OF;
        tell(verdicts, mostNotGraded);
    }

    private static Verdict verdict(String student, Result result, Result quiet) throws IOException {
        if (result == null) {
            return new Verdict(NOT_GRADED, student + ": no result");
        }
        if (!result.graded()) {
            return new Verdict(NOT_GRADED, student + ": " + result.reason());
        }
        String word = word(result.grade(), expected(result));
        String detail =
                word.equals(RIGHT) ? "" : student + ": failed " + result.grade().ids(CheckGrade::failed);
        if (quiet == null) {
            return new Verdict(word, detail);
        }
        double ratio = (double) result.millis() / quiet.millis();
        String time = "%s: %.1f times the quiet time of %.1f s".formatted(student, ratio, quiet.millis() / 1000.0);
        return new Verdict(ratio > MOST_TIMES_QUIET ? WRONG : word, (time + " " + detail).strip());
    }

    private static Verdict mavens(Path json) throws IOException {
        return Files.exists(json)
                ? new Verdict(word(Grade.read(json), Set.of()), "")
                : new Verdict(NOT_GRADED, "no " + json.getFileName());
    }

    private static Set<String> expected(Result result) throws IOException {
        if (result.student().startsWith("late")) {
            return Set.of(LATE_CHECK);
        }
        for (LessonFolder lesson : LessonFolder.all()) {
            for (Path bug : lesson.bugs()) {
                if (result.student().equals("bug-" + lesson.number() + "-" + bug.getFileName())) {
                    return Bug.read(bug).fails();
                }
            }
        }
        return Set.of();
    }

    private static String word(Grade grade, Set<String> expected) {
        if (!grade.graded()) {
            return NOT_GRADED;
        }
        Set<String> failed = grade.ids(CheckGrade::failed);
        boolean late = expected.equals(Set.of(LATE_CHECK)) && failed.contains(LATE_CHECK); // and whatever else
        boolean whole = !expected.isEmpty() || grade.checks().allMatch(CheckGrade::passed);
        return late || failed.equals(expected) && whole ? RIGHT : WRONG;
    }

    private static void tell(List<Verdict> verdicts, int mostNotGraded) {
        System.out.println(Stream.of(RIGHT, WRONG, NOT_GRADED)
                .map(word -> word + " " + count(verdicts, word))
                .collect(Collectors.joining(", ")));
        verdicts.stream()
                .map(Verdict::detail)
                .filter(detail -> !detail.isEmpty())
                .forEach(detail -> System.out.println("    " + detail));
        if (count(verdicts, WRONG) > 0 || count(verdicts, NOT_GRADED) > mostNotGraded) {
            System.exit(1);
        }
    }

    private static long count(List<Verdict> verdicts, String word) {
        return verdicts.stream().filter(verdict -> verdict.word().equals(word)).count();
    }
}
