package classroom.report;

import static java.util.stream.Collectors.joining;

import com.samskivert.mustache.Mustache;
import gradingkit.report.DrawnControls;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The class as one page: who has no grade and why, how the scores are spread, what most students fail, and everybody. */
final class ClassPage {

    private static final Template TEMPLATE =
            new Template("index.html.mustache", "index.js", "page.css", "table.css", "index.css");

    // What is seen at once of a list; the rest is behind a click.
    private static final int FIRST = 10;
    private static final int BAR_STEPS = 20;

    private final Course course;

    private ClassPage(Course course) {
        this.course = course;
    }

    static String of(Course course) {
        return TEMPLATE.fill(new ClassPage(course).page());
    }

    private Page page() {
        List<Ungraded> ungraded = course.students().stream()
                .flatMap(student -> student.notGraded().stream().map(outcome -> ungraded(student, outcome)))
                .toList();
        List<Hard> hard = HardCheck.of(course).stream().map(this::hard).toList();
        return new Page(
                DrawnControls::draw,
                title(),
                Words.count(course.students().size(), "student"),
                course.outcomes().size() - course.notGraded(),
                Explained.of(course).line(),
                course.notSandboxed() == 0 ? "" : Words.notSandboxed(course),
                ungraded.isEmpty() ? "" : String.valueOf(ungraded.size()),
                Listing.of(ungraded, FIRST),
                Stream.of(
                                notices("doubtful", "Doubtful", ClassPage::doubts),
                                notices(
                                        "judged",
                                        "Decided by hand, late, or one of several attempts",
                                        Outcome::remarks))
                        .filter(notices -> notices.count() > 0)
                        .toList(),
                course.lessons().stream().map(this::card).toList(),
                Listing.of(hard, FIRST),
                course.lessons().size() > 1,
                course.students().stream().map(this::row).toList());
    }

    private Notices notices(String id, String title, Function<Outcome, List<String>> remarks) {
        List<Notice> all = course.students().stream()
                .flatMap(student -> student.outcomes().stream()
                        .map(outcome -> new Notice(
                                student.name(),
                                student.page(),
                                outcome.step(),
                                String.join("; ", remarks.apply(outcome)))))
                .filter(notice -> !notice.text().isEmpty())
                .toList();
        return new Notices(id, title, all.size(), Listing.of(all, FIRST));
    }

    private static List<String> doubts(Outcome outcome) {
        return Doubts.of(outcome).stream()
                .filter(doubt -> !doubt.equals(Doubts.NO_SANDBOX))
                .toList();
    }

    private String title() {
        return course.lessons().size() == 1 ? titleOf(course.lessons().get(0)) : "Grades";
    }

    private static String titleOf(Lesson lesson) {
        return lesson.title().isEmpty() ? lesson.name() : lesson.name() + " · " + lesson.title();
    }

    private static Ungraded ungraded(Student student, Outcome outcome) {
        return new Ungraded(
                student.name(),
                student.page(),
                outcome.step(),
                outcome.reason(),
                outcome.result().retry());
    }

    private Card card(Lesson lesson) {
        int graded = lesson.graded().size();
        int not = lesson.outcomes().size() - graded;
        return new Card(
                lesson.number(),
                titleOf(lesson),
                graded == 0 ? "" : number(lesson.mean()),
                lesson.of().map(String::valueOf).orElse(""),
                (graded == 0 ? "" : "median " + number(lesson.median()) + " · ") + graded + " graded"
                        + (not == 0 ? "" : " · " + not + " not graded"),
                Histogram.of(lesson),
                Histogram.of(lesson).stream().map(Histogram.Bar::title).collect(joining(", ")),
                ChecksPage.file(lesson.number()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private Hard hard(HardCheck check) {
        return new Hard(
                check.lesson(),
                check.id(),
                check.says(),
                check.failed().size(),
                check.graded(),
                check.notReached() == 0 ? "" : check.notReached() + " not reached",
                Words.percent(check.failed().size(), check.graded()),
                check.failed().stream().map(String::valueOf).collect(joining(" ")),
                ChecksPage.file(check.lesson()),
                example(check));
    }

    // Of somebody who has failed little else: what is seen there comes from this one mistake.
    private Example example(HardCheck check) {
        Student student = check.failed().stream()
                .map(course.students()::get)
                .min(Comparator.comparingInt(
                        other -> outcome(other, check).failed().size()))
                .orElseThrow();
        Outcome outcome = outcome(student, check);
        return outcome.failed().stream()
                .filter(failed -> failed.getValue().id().equals(check.id()))
                .map(failed -> Block.brief(Found.of(outcome, failed.getKey(), failed.getValue())))
                .map(block -> new Example(student.name(), student.page() + "#c" + check.id(), block))
                .findFirst()
                .orElseThrow();
    }

    private static Outcome outcome(Student student, HardCheck check) {
        return student.lesson(check.lesson()).orElseThrow();
    }

    private Row row(Student student) {
        int points = student.points().orElse(0);
        int graded = student.graded().size();
        return new Row(
                student.name(),
                student.page(),
                course.lessons().stream()
                        .map(lesson -> cell(student.lesson(lesson.number()), lesson))
                        .toList(),
                student.points().map(String::valueOf).orElse("–"),
                student.points().map(sum -> String.valueOf(course.of())).orElse(""),
                graded == course.lessons().size()
                        ? ""
                        : graded + " of " + course.lessons().size(),
                student.points().isEmpty() ? "none" : bar(points, course.of()),
                student.bonusPoints().map(String::valueOf).orElse("–"));
    }

    private static Cell cell(Optional<Outcome> found, Lesson lesson) {
        if (found.isEmpty()) {
            return new Cell("missing", "–", "", "", "not handed in");
        }
        Outcome outcome = found.get();
        if (!outcome.graded()) {
            return new Cell("ungraded", "not graded", "", "", outcome.reason());
        }
        String of = lesson.of().orElse(0) == outcome.of() ? "" : "/" + outcome.of();
        String delta = outcome.judged()
                ? suite(outcome)
                : outcome.delta()
                        .filter(change -> change != 0)
                        .map(change -> String.format("%+d", change))
                        .orElse("");
        String title = outcome.judged()
                ? String.join("\n", outcome.remarks())
                : outcome.delta()
                        .map(change -> "was " + outcome.result().previousPoints())
                        .orElse("");
        return new Cell(bar(outcome.points(), outcome.of()), String.valueOf(outcome.points()), of, delta, title);
    }

    private static String suite(Outcome outcome) {
        return "suite " + (outcome.gradedBySuite() ? String.valueOf(outcome.suitePoints()) : "–");
    }

    // A page without inline styles has a class for each length of a bar.
    private static String bar(int points, int of) {
        int steps = of == 0 ? 0 : Math.min(BAR_STEPS, BAR_STEPS * points / of);
        return "bar w" + steps + (points >= of ? " full" : "");
    }

    private record Page(
            Mustache.Lambda bytes,
            String title,
            String students,
            long graded,
            String run,
            String sandbox,
            String ungradedCount,
            Listing<Ungraded> ungraded,
            List<Notices> notices,
            List<Card> cards,
            Listing<Hard> hard,
            boolean several,
            List<Row> rows) {}

    /** Results that somebody should know of, and why. */
    private record Notices(String id, String title, int count, Listing<Notice> all) {}

    private record Notice(String name, String link, String step, String text) {}

    private record Ungraded(String name, String link, String step, String reason, boolean retry) {}

    private record Card(
            int number,
            String title,
            String mean,
            String of,
            String counts,
            List<Histogram.Bar> bars,
            String spread,
            String table) {}

    private record Hard(
            int lesson,
            String id,
            String says,
            int failed,
            int graded,
            String notReached,
            long percent,
            String places,
            String table,
            Example example) {}

    private record Example(String name, String link, Block block) {}

    private record Row(
            String name,
            String link,
            List<Cell> cells,
            String total,
            String totalOf,
            String part,
            String bar,
            String bonus) {}

    private record Cell(String kind, String text, String of, String delta, String title) {}
}
