package classroom.report;

import static java.util.stream.Collectors.joining;

import classroom.code.Code;
import classroom.code.Code.CodeFile;
import classroom.code.Code.TaskMethod;
import com.samskivert.mustache.Escapers;
import gradingkit.text.Visible;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What was handed in for a lesson, as the part {@code code.html.mustache} of a page shows it; lines of code are HTML, in
 * which all that a student has written is escaped.
 *
 * @param title what it is
 * @param tasks the methods that were to be written
 * @param files the files that were changed, and those with tasks
 * @param given the other files; empty if there is none
 * @param site what the server serves; empty if the student has handed in no such file
 */
record CodeView(String anchor, String title, List<TaskView> tasks, List<FileView> files, String given, String site) {

    // A method that ends nowhere, as its brace is missing, would go on to the end of the file.
    private static final int MOST_LINES = 150;

    record TaskView(String title, List<MethodView> methods) {}

    record MethodView(String anchor, String name, String file, String fileAnchor, String place, String lines) {}

    record FileView(String anchor, String path, String size, String lines, String more) {}

    /** The way to a method. */
    record Link(String anchor, String name) {}

    /** @param fingerprint that of the result that counts: with several attempts, it may be that of an earlier one */
    static CodeView of(Code code, String fingerprint) {
        return new CodeView(
                "step" + code.lesson(),
                code.fingerprint().equals(fingerprint)
                        ? "What was handed in"
                        : "What was handed in last; the points are those of an earlier attempt",
                code.tasks().stream()
                        .map(TaskMethod::task)
                        .distinct()
                        .map(task -> task(code, task))
                        .toList(),
                IntStream.range(0, code.files().size())
                        .mapToObj(place -> file(code, place))
                        .toList(),
                names(code.given()),
                names(code.site()));
    }

    /** The ways to the methods of a task. */
    static List<Link> links(Code code, String task) {
        return IntStream.range(0, code.tasks().size())
                .filter(place -> code.tasks().get(place).task().equals(task))
                .mapToObj(place -> new Link(
                        methodAnchor(code, place),
                        Visible.of(code.tasks().get(place).name())))
                .toList();
    }

    private static String methodAnchor(Code code, int place) {
        return "step" + code.lesson() + "-m" + place;
    }

    private static String fileAnchor(Code code, int place) {
        return "step" + code.lesson() + "-f" + place;
    }

    private static TaskView task(Code code, String task) {
        return new TaskView(
                "Task " + task.replaceFirst(".*\\.", ""),
                IntStream.range(0, code.tasks().size())
                        .filter(place -> code.tasks().get(place).task().equals(task))
                        .mapToObj(place -> method(code, place))
                        .toList());
    }

    private static MethodView method(Code code, int place) {
        TaskMethod method = code.tasks().get(place);
        String anchor = methodAnchor(code, place);
        String title = Visible.of(method.title());
        if (method.file() < 0) {
            return new MethodView(anchor, title, "", "", "no method " + method.name() + " was found", "");
        }
        CodeFile file = code.files().get(method.file());
        int to = Math.min(Math.min(method.to(), file.lines().size()), method.from() + MOST_LINES - 1);
        return new MethodView(
                anchor,
                title,
                Visible.of(file.path()),
                fileAnchor(code, method.file()),
                "line " + method.from() + (method.begun() ? "" : ", as it was handed out"),
                lines(file.lines().subList(method.from() - 1, to), method.from()));
    }

    private static FileView file(Code code, int place) {
        CodeFile file = code.files().get(place);
        long more = file.allLines() - file.lines().size();
        return new FileView(
                fileAnchor(code, place),
                Visible.of(file.path()),
                Words.count(file.allLines(), "line") + (file.changed() ? "" : ", as handed out"),
                lines(file.lines(), 1),
                more <= 0 ? "" : Words.count(more, "more line"));
    }

    // HTML made here, as a template takes five times as long for thousands of lines.
    private static String lines(List<String> lines, int first) {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> "<span data-n=\"" + (first + i) + "\">" + Escapers.HTML.escape(shown(lines.get(i)))
                        + "</span>\n")
                .collect(joining());
    }

    // Tabs belong to code; everything else that cannot be seen is spelt out.
    private static String shown(String line) {
        return Arrays.stream(line.split("\t", -1)).map(Visible::of).collect(joining("\t"));
    }

    private static String names(List<String> names) {
        return String.join(", ", Visible.lines(names));
    }
}
