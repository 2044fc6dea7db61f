package classroom.report;

import static java.util.stream.Collectors.joining;

import gradingkit.report.Grade.CheckGrade;
import gradingkit.report.Grade.TaskGrade;
import gradingkit.text.Visible;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A lesson as a table, students down and checks across, in which those who fail alike stand together. */
final class ChecksPage {

    private static final Template TEMPLATE =
            new Template("checks.html.mustache", "checks.js", "page.css", "table.css", "checks.css");

    // So many names tell who is in a group; the table has all of them.
    private static final int NAMES = 5;
    private static final int NAME_CHARACTERS = 40;
    // So few checks are told by their sentences, more by their numbers alone.
    private static final int SENTENCES = 2;

    private final Lesson lesson;
    private final List<CheckMarks> marks;
    private final List<TaskHead> tasks = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();

    private ChecksPage(Lesson lesson) {
        this.lesson = lesson;
        this.marks = CheckMarks.of(lesson);
        addColumns();
    }

    /** The name of the file for a lesson, beside the class page. */
    static String file(int lesson) {
        return "checks-step%02d.html".formatted(lesson);
    }

    static String of(Lesson lesson) {
        return TEMPLATE.fill(new ChecksPage(lesson).page());
    }

    private void addColumns() {
        Map<Integer, TaskGrade> found = new TreeMap<>();
        Map<Integer, Map<String, CheckGrade>> checks = new TreeMap<>();
        for (Outcome outcome : lesson.graded()) {
            for (TaskGrade task : outcome.tasks()) {
                found.putIfAbsent(task.number(), task);
                Map<String, CheckGrade> ofTask = checks.computeIfAbsent(task.number(), n -> new LinkedHashMap<>());
                task.checks().forEach(check -> ofTask.putIfAbsent(check.id(), check));
            }
        }
        found.forEach((number, task) ->
                addColumns(task, List.copyOf(checks.get(number).values())));
    }

    private void addColumns(TaskGrade task, List<CheckGrade> checks) {
        int first = columns.size();
        for (CheckGrade check : checks) {
            columns.add(column(check, columns.size() == first));
        }
        String title = Outcome.label(task) + " · " + Visible.of(task.title());
        tasks.add(new TaskHead(String.valueOf(task.number()), title, checks.size()));
    }

    private Column column(CheckGrade check, boolean first) {
        long failed = marks.stream()
                .filter(student -> student.of(check.id()) == Mark.FAILED)
                .count();
        boolean quiet = marks.stream().allMatch(student -> student.of(check.id()) == Mark.PASSED);
        String says = Visible.of(check.says());
        return new Column(
                check.id(),
                says,
                says + " · " + Words.count(check.points(), "point") + " · failed by " + failed + " of " + marks.size(),
                failed == 0 ? "" : String.valueOf(Words.percent(failed, marks.size())),
                (first ? "first " : "") + (quiet ? "quiet" : ""));
    }

    private Page page() {
        List<Group> groups = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (List<Integer> members :
                Alike.groups(marks.stream().map(this::pattern).toList())) {
            String number = members.size() == 1 ? "" : String.valueOf(groups.size() + 1);
            if (members.size() > 1) {
                groups.add(group(number, members.stream().map(marks::get).toList()));
            }
            for (int place : members) {
                boolean first = !number.isEmpty() && place == members.get(0);
                rows.add(row(place, number, first ? "g" + number : ""));
            }
        }
        int notGraded = lesson.outcomes().size() - marks.size();
        return new Page(
                lesson.name() + (lesson.title().isEmpty() ? "" : " · " + Visible.of(lesson.title())),
                Words.count(marks.size(), "student"),
                notGraded == 0 ? "" : notGraded + " not graded, and not in this table",
                tasks,
                columns,
                groups.stream()
                        .sorted(Comparator.comparingInt(Group::size).reversed())
                        .toList(),
                rows);
    }

    private String pattern(CheckMarks student) {
        return columns.stream()
                .map(column -> String.valueOf(student.of(column.id()).pattern()))
                .collect(joining());
    }

    private Group group(String number, List<CheckMarks> members) {
        List<Column> failed = most(members, Mark.FAILED);
        String names = members.stream()
                .limit(members.size() == NAMES + 1 ? NAMES + 1 : NAMES)
                .map(member -> Visible.of(member.student().id().student(), NAME_CHARACTERS))
                .collect(joining(", "));
        int notReached = most(members, Mark.NOT_REACHED).size();
        return new Group(
                number,
                members.size(),
                failed.isEmpty() ? "pass all checks, or nearly all" : "",
                failed,
                failed.size() <= SENTENCES,
                notReached == 0 ? "" : "do not reach " + Words.count(notReached, "check"),
                names + (members.size() > NAMES + 1 ? " and " + (members.size() - NAMES) + " more" : ""));
    }

    /** The checks that are so for more than half of them. */
    private List<Column> most(List<CheckMarks> members, Mark mark) {
        return columns.stream()
                .filter(column -> 2
                                * members.stream()
                                        .filter(member -> member.of(column.id()) == mark)
                                        .count()
                        > members.size())
                .toList();
    }

    private Row row(int place, String group, String anchor) {
        CheckMarks student = marks.get(place);
        return new Row(
                place,
                student.student().name(),
                student.student().page(),
                student.outcome().points(),
                group,
                anchor,
                columns.stream().map(column -> cell(student, column)).toList());
    }

    private static Cell cell(CheckMarks student, Column column) {
        Mark mark = student.of(column.id());
        String link = mark == Mark.PASSED || mark == Mark.NONE
                ? ""
                : student.student().page() + "#c" + column.id();
        return new Cell((mark.kind() + " " + column.kind()).strip(), mark.sign(), link);
    }

    private record Page(
            String title,
            String students,
            String notGraded,
            List<TaskHead> tasks,
            List<Column> columns,
            List<Group> groups,
            List<Row> rows) {}

    private record TaskHead(String number, String title, int span) {}

    private record Column(String id, String says, String title, String percent, String kind) {}

    private record Group(
            String number,
            int size,
            String passed,
            List<Column> failed,
            boolean few,
            String notReached,
            String names) {}

    private record Row(
            int place, String name, String link, int points, String group, String anchor, List<Cell> cells) {}

    private record Cell(String kind, String sign, String link) {}
}
