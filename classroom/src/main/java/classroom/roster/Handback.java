package classroom.roster;

import classroom.AtomicFile;
import classroom.report.Marks;
import classroom.report.StudentId;
import gradingkit.text.Visible;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Fills the grades of a class into its roster; whatever else is in the file stays, byte for byte. */
public final class Handback {

    private static final String FOLDER = "roster";

    private final Path path;
    private final Map<String, String> columns;

    /**
     * What became of it.
     *
     * @param file the filled roster
     * @param lines what to say about it, the first a title, ready to be shown
     */
    public record Done(Path file, List<String> lines) {}

    /**
     * Plans it.
     *
     * @param columns headings by the lesson's number or {@code total}, where they cannot be told from their words
     * @throws classroom.BadInput if the file is no roster, or has no such column
     */
    public Handback(Path path, Map<String, String> columns) {
        this.path = path;
        this.columns = Map.copyOf(columns);
        new Target.Search(Roster.read(path), columns)
                .of(
                        columns.keySet().stream()
                                .filter(key -> key.matches("\\d+"))
                                .map(Integer::valueOf)
                                .toList(),
                        new ArrayList<>());
    }

    /**
     * Writes the filled roster into {@code roster/} of the folder, and beside it a text with what was not filled in.
     *
     * @param marks the points of each student
     * @param lessons the most points of each lesson, by its number
     */
    public Done write(Path folder, List<Marks> marks, Map<Integer, Optional<Integer>> lessons) throws IOException {
        Roster roster = Roster.read(path);
        Matching matching =
                Matching.of(roster, marks.stream().map(Marks::student).toList());
        List<String> lines = new ArrayList<>();
        List<Target> targets = new Target.Search(roster, columns).of(List.copyOf(lessons.keySet()), lines);
        targets = targets.stream()
                .filter(target -> fits(target, roster, lessons, lines))
                .toList();
        int filled = fill(roster, matching, marks, targets, lines);
        lines.addAll(matching.problems());
        if (!matching.missing().isEmpty()) {
            lines.add("no submission: " + list(matching.missing(), Handback::row));
        }
        Path file = folder.resolve(FOLDER).resolve(path.getFileName().toString());
        AtomicFile.write(file, roster.file().bytes());
        lines.add(0, "roster: " + filled + " of " + roster.members().size() + " rows filled in, " + file);
        List<String> shown = Visible.lines(lines);
        AtomicFile.write(file.resolveSibling(path.getFileName() + ".txt"), String.join("\n", shown) + "\n");
        return new Done(file, shown);
    }

    // A platform leaves out what is more than its most, and takes 10 of 100 for full marks where its most is 10.
    private static boolean fits(
            Target target, Roster roster, Map<Integer, Optional<Integer>> lessons, List<String> lines) {
        Optional<BigDecimal> most = target.most(roster);
        Optional<Integer> of = target.lesson() == Target.TOTAL
                ? lessons.values().stream().reduce(Optional.of(0), Handback::sum)
                : lessons.get(target.lesson());
        if (most.isEmpty() || of.isEmpty() || most.get().compareTo(BigDecimal.valueOf(of.get())) == 0) {
            return true;
        }
        lines.add(target.name() + " is not filled in, as it gives " + of.get() + " points and the platform "
                + most.get().stripTrailingZeros().toPlainString() + ": set the most there to " + of.get()
                + ", and export the roster again");
        return false;
    }

    private static Optional<Integer> sum(Optional<Integer> one, Optional<Integer> other) {
        return one.flatMap(points -> other.map(more -> points + more));
    }

    private static int fill(
            Roster roster, Matching matching, List<Marks> marks, List<Target> targets, List<String> lines) {
        Map<StudentId, Marks> byStudent = marks.stream().collect(Collectors.toMap(Marks::student, Function.identity()));
        Map<String, List<String>> left = new TreeMap<>();
        int filled = 0;
        for (Map.Entry<StudentId, Member> found : matching.found().entrySet()) {
            filled += fill(roster, found.getValue(), byStudent.get(found.getKey()), targets, left) ? 1 : 0;
        }
        left.forEach((why, who) -> lines.add(why + ": " + String.join(", ", who)));
        return filled;
    }

    private static boolean fill(
            Roster roster, Member member, Marks marks, List<Target> targets, Map<String, List<String>> left) {
        boolean filled = false;
        for (Target target : targets) {
            Optional<Integer> points = target.points(marks);
            Optional<String> obstacle = obstacle(roster, member, target, points);
            obstacle.ifPresent(why -> left.computeIfAbsent(why, any -> new ArrayList<>())
                    .add(marks.student().student()));
            if (obstacle.isEmpty()) {
                roster.file().content().set(member.row(), target.column(), String.valueOf(points.orElseThrow()));
                filled = true;
            }
        }
        return filled;
    }

    private static Optional<String> obstacle(Roster roster, Member member, Target target, Optional<Integer> points) {
        String now = member.row().text(target.column()).strip();
        if (points.isEmpty()) {
            return Optional.of("no grade, so that the cell stays as it is (" + target.name() + ")");
        }
        boolean excused = roster.platform() == Platform.CANVAS && now.equalsIgnoreCase("EX");
        boolean notAssigned = roster.platform() == Platform.CANVAS && now.equalsIgnoreCase("N/A");
        if (excused || notAssigned) {
            return Optional.of(
                    (excused ? "excused" : "not assigned") + " in Canvas, left as it is (" + target.name() + ")");
        }
        return Optional.empty();
    }

    private static <T> String list(List<T> all, Function<T, String> name) {
        return all.stream().map(name).collect(Collectors.joining(", "));
    }

    private static String row(Member member) {
        return "line " + member.row().line() + " (" + member.shown() + ")";
    }
}
