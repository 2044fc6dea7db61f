package classroom.report;

import classroom.grading.Grade.CheckGrade;
import classroom.grading.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The class on one page that needs no other file: who has what, how the points are spread, what most fail. */
final class ClassPage {

    private static final String SCRIPT = Pages.text("class.js");
    private static final int MOST_CHECKS = 15;
    private static final int MOST_LINKS = 12;
    private static final int BARS = 11; // 0 to 9 points, 10 to 19, …, 90 to 99, and 100

    private final List<Result> results;
    private final List<Integer> lessons;

    private ClassPage(List<Result> results) {
        this.results = results;
        this.lessons = GradeBook.lessons(results);
    }

    static String of(List<Result> results) {
        return Pages.of("class", new ClassPage(results).page());
    }

    private Page page() {
        List<StudentRow> students = new ArrayList<>();
        GradeBook.byStudent(results).forEach((student, own) -> students.add(row(student, own)));
        List<Refusal> refusals = results.stream()
                .filter(result -> !result.graded())
                .map(result -> new Refusal(link(result.student()), label(result.lesson()), Shown.line(result.reason())))
                .toList();
        return new Page(
                Pages.scriptHash(SCRIPT),
                SCRIPT,
                students.size(),
                refusals.size(),
                refusals.isEmpty(),
                !results.stream().allMatch(Result::sandboxed),
                lessons.stream().map(ClassPage::label).toList(),
                refusals,
                lessons.stream().map(this::spread).toList(),
                failing(),
                students);
    }

    private static String label(int lesson) {
        return lesson == 0 ? "No lesson" : "Step " + lesson;
    }

    private static Link link(String student) {
        return new Link(Shown.line(student), "students/" + StudentKey.of(student) + "/report.html");
    }

    private StudentRow row(String student, List<Result> own) {
        List<Cell> cells = lessons.stream().map(lesson -> cell(lesson, own)).toList();
        int total = own.stream()
                .filter(Result::graded)
                .mapToInt(result -> result.grade().points())
                .sum();
        boolean graded = own.stream().allMatch(Result::graded);
        return new StudentRow(link(student), cells, total, graded ? "graded" : "not graded");
    }

    private static Cell cell(int lesson, List<Result> own) {
        return own.stream()
                .filter(result -> result.lesson() == lesson)
                .findFirst()
                .map(ClassPage::cell)
                .orElse(new Cell("", -2, "missing", ""));
    }

    private static Cell cell(Result result) {
        if (!result.graded()) {
            return new Cell("not graded", -1, "refused", "");
        }
        int points = result.grade().points();
        int bonus = result.grade().bonusPoints();
        String colour = points == result.grade().of() ? "full" : points == 0 ? "none" : "some";
        return new Cell(Integer.toString(points), points, colour, bonus == 0 ? "" : "+" + bonus);
    }

    private Spread spread(int lesson) {
        List<Result> graded = results.stream()
                .filter(result -> result.lesson() == lesson && result.graded())
                .toList();
        int[] counts = new int[BARS];
        graded.forEach(result -> counts[LessonView.percent(result.grade()) * (BARS - 1) / 100]++);
        int most = Math.max(1, IntStream.of(counts).max().orElse(1));
        double mean = graded.stream()
                .mapToInt(result -> result.grade().points())
                .average()
                .orElse(0);
        List<Bar> bars = IntStream.range(0, BARS)
                .mapToObj(i -> new Bar(range(i), counts[i], counts[i] == 0 ? 0 : Math.max(2, 100 * counts[i] / most)))
                .toList();
        return new Spread(label(lesson), graded.size(), Math.round(mean), bars);
    }

    private static String range(int bar) {
        return bar == BARS - 1 ? "100" : bar * 10 + "–" + (bar * 10 + 9);
    }

    private List<Failing> failing() {
        Map<String, CheckGrade> checks = new TreeMap<>();
        Map<String, List<Link>> students = new TreeMap<>();
        for (Result result : results) {
            if (result.graded()) {
                result.grade().checks().filter(CheckGrade::failed).forEach(check -> {
                    checks.putIfAbsent(check.id(), check);
                    students.computeIfAbsent(check.id(), id -> new ArrayList<>())
                            .add(link(result.student()));
                });
            }
        }
        return checks.values().stream()
                .map(check -> failing(check, students.get(check.id())))
                .sorted(Comparator.comparing(Failing::count).reversed())
                .limit(MOST_CHECKS)
                .toList();
    }

    private Failing failing(CheckGrade check, List<Link> students) {
        long graded = results.stream()
                .filter(Result::graded)
                .filter(result ->
                        result.grade().checks().anyMatch(other -> other.id().equals(check.id())))
                .count();
        int more = Math.max(0, students.size() - MOST_LINKS);
        return new Failing(
                check.id(),
                check.says(),
                students.size(),
                Math.round(100f * students.size() / Math.max(1, graded)),
                students.stream().limit(MOST_LINKS).toList(),
                more == 0 ? "" : "and " + more + " more");
    }

    private record Page(
            String scriptHash,
            String script,
            int count,
            int notGraded,
            boolean allGraded,
            boolean withoutSandbox,
            List<String> lessons,
            List<Refusal> refusals,
            List<Spread> spreads,
            List<Failing> failing,
            List<StudentRow> students) {}

    private record Link(String name, String target) {}

    private record Refusal(Link student, String lesson, String reason) {}

    private record Spread(String lesson, int count, long mean, List<Bar> bars) {}

    private record Bar(String range, int count, int percent) {}

    private record Failing(String id, String says, int count, int percent, List<Link> students, String more) {}

    private record StudentRow(Link student, List<Cell> cells, int total, String status) {}

    private record Cell(String text, int order, String colour, String bonus) {}
}
