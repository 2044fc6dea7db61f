package classroom;

import classroom.grading.Grade;
import classroom.grading.Grade.CheckGrade;
import classroom.grading.Result;
import classroom.grading.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The submissions of {@code classroom/underload}, and whether they got what they earn. */
final class UnderLoad {

    private static final int LATE_LESSON = 2;
    private static final String LATE_CHECK = "2.1.1";
    private static final double MOST_TIMES_QUIET = 10;
    private static final Path LATE = Path.of("classroom/late");

    private UnderLoad() {}

    /**
     * Writes a class, or compares its grades with what it has earned.
     *
     * @param arguments {@code references FOLDER COPIES LESSON…}, {@code bugs FOLDER SEED}, {@code late FOLDER},
     *     {@code compare WHAT GRADES [QUIET]} or {@code maven GRADE.JSON}
     */
    public static void main(String[] arguments) throws IOException {
        List<String> rest = List.of(arguments).subList(1, arguments.length);
        Path folder = Path.of(rest.get(rest.size() > 1 && arguments[0].equals("compare") ? 1 : 0));
        switch (arguments[0]) {
            case "references" -> writeReferences(folder, Integer.parseInt(rest.get(1)), rest.subList(2, rest.size()));
            case "bugs" -> writeBugs(folder, Long.parseLong(rest.get(1)));
            case "late" -> writeLate(folder);
            case "maven" ->
                tell(
                        Map.of(Files.exists(folder) ? verdict(Grade.read(folder), Set.of()) : "not graded", 1L),
                        List.of());
            default -> compare(rest.get(0), folder, rest.size() > 2 ? Results.allIn(Path.of(rest.get(2))) : List.of());
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

    private static void compare(String what, Path grades, List<Result> quiet) throws IOException {
        Map<String, Long> verdicts = new TreeMap<>();
        List<String> details = new ArrayList<>();
        for (Result result : Results.allIn(grades)) {
            if (!result.student().startsWith(what)) {
                continue;
            }
            String verdict = result.graded() ? verdict(result.grade(), expected(result)) : "not graded";
            verdicts.merge(verdict, 1L, Long::sum);
            if (!verdict.equals("right")) {
                details.add(result.student() + ": " + result.reason()
                        + (result.graded() ? "failed " + result.grade().ids(CheckGrade::failed) : ""));
            }
            quiet.stream()
                    .filter(before -> before.student().equals(result.student()))
                    .forEach(before -> tellTime(before, result, verdicts, details));
        }
        tell(verdicts, details);
    }

    private static void tellTime(Result before, Result result, Map<String, Long> verdicts, List<String> details) {
        double ratio = (double) result.millis() / before.millis();
        details.add(
                "%s: %.1f times the quiet time of %.1f s".formatted(result.student(), ratio, before.millis() / 1000.0));
        if (ratio > MOST_TIMES_QUIET) {
            verdicts.merge("wrong", 1L, Long::sum);
        }
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

    private static String verdict(Grade grade, Set<String> expected) {
        if (!grade.graded()) {
            return "not graded";
        }
        Set<String> failed = grade.ids(CheckGrade::failed);
        boolean late = expected.equals(Set.of(LATE_CHECK)) && failed.contains(LATE_CHECK); // and whatever else
        boolean whole = !expected.isEmpty() || grade.checks().allMatch(CheckGrade::passed);
        return late || failed.equals(expected) && whole ? "right" : "wrong";
    }

    private static void tell(Map<String, Long> verdicts, List<String> details) {
        System.out.println(Stream.of("right", "wrong", "not graded")
                .map(verdict -> "%s %d".formatted(verdict, verdicts.getOrDefault(verdict, 0L)))
                .collect(Collectors.joining(", ")));
        details.forEach(line -> System.out.println("    " + line));
        if (verdicts.containsKey("wrong")) {
            System.exit(1);
        }
    }
}
