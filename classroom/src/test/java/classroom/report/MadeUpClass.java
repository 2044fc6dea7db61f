package classroom.report;

import classroom.grading.Result;
import classroom.grading.Run;
import gradingkit.report.Grade;
import gradingkit.report.Grade.CheckGrade;
import gradingkit.report.Grade.FindingGrade;
import gradingkit.report.Grade.TaskGrade;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A class that never was: all kinds of results, and names that nobody should have. */
final class MadeUpClass {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static final String SCRIPT = "<script>document.title='owned'</script><img src=x onerror=alert(1)>";
    static final String FORMULA = "=cmd|' /C calc'!A0";
    static final String LINES = "Two\nlines\r\nand a \u001b[31mred\u001b[0m tab\t!";
    static final String TURNED = "Ann\u202Egnp.exe";
    static final String LONG = "x".repeat(255);
    static final String BROKEN = "half \uD800 a pair";
    static final String MARKUP = "@octocat `` ``` \"quoted\", [link](http://example.invalid) {{name}} &amp; 𝒳";
    static final String PATH = "../../etc/passwd";

    static final List<String> HOSTILE = List.of(SCRIPT, FORMULA, LINES, TURNED, LONG, BROKEN, MARKUP, PATH);

    private static final List<String> NAMES = List.of(
            "Ada Lovelace",
            "Alan Turing",
            "Annie Easley",
            "Barbara Liskov",
            "Bruno Müller",
            "Charles Babbage",
            "Donald Knuth",
            "Dorothy Vaughan",
            "Edsger Dijkstra",
            "Frances Allen",
            "Grace Hopper",
            "Hedy Lamarr",
            "Jörg Weiß",
            "Katherine Johnson",
            "Ken Thompson",
            "Lê Thị Hồng",
            "Margaret Hamilton",
            "Niklaus Wirth",
            "Radia Perlman",
            "Tim Berners-Lee",
            "محمد الخوارزمي",
            "王小雲",
            "Nobody Found",
            "ada lovelace");

    private static final int SEED = 4711;

    private MadeUpClass() {}

    /** 32 students; lessons 1, 3 and 5, and what can happen to them. */
    static List<Result> results() {
        List<Result> results = new ArrayList<>();
        List<String> names = new ArrayList<>(NAMES);
        names.addAll(HOSTILE);
        Random random = new Random(SEED);
        for (int i = 0; i < names.size(); i++) {
            for (int lesson : new int[] {1, 3, 5}) {
                result(results, names.get(i), i, lesson, random);
            }
        }
        return results;
    }

    private static void result(List<Result> results, String name, int place, int lesson, Random random) {
        if (name.equals("Nobody Found")) {
            if (lesson == 1) {
                results.add(notGraded(name, 0, "no lesson was found in the submission", List.of(), false));
            }
        } else if (place == 4 && lesson == 5) {
            results.add(notGraded(name, lesson, "it does not compile", compileErrors(), false));
        } else if (place == 9 && lesson == 3) {
            results.add(notGraded(name, lesson, "the grader ran out of disk space", List.of(), true));
        } else if (place != 13 || lesson != 5) {
            results.add(graded(name, lesson, place % 7 == 0 ? 1 : 0.4 + 0.6 * random.nextDouble(), random));
        }
    }

    /** A class of this many students and seven lessons. */
    static List<Result> large(int students) {
        Random random = new Random(SEED);
        return IntStream.range(0, students)
                .boxed()
                .flatMap(student -> IntStream.rangeClosed(1, 7)
                        .mapToObj(lesson -> graded("Student number " + student, lesson, 0.6, random)))
                .toList();
    }

    static Result notGraded(String student, int lesson, String reason, List<String> messages, boolean retry) {
        return new Result(
                Result.SCHEMA,
                student,
                lesson,
                folder(lesson),
                false,
                reason,
                messages,
                retry,
                true,
                SEED,
                "f00d",
                null,
                17,
                null,
                null);
    }

    /** A result in which each check passes with this probability. */
    static Result graded(String student, int lesson, double probability, Random random) {
        Grade grade = grade(lesson, probability, random);
        return new Result(
                Result.SCHEMA,
                student,
                lesson,
                folder(lesson),
                true,
                "",
                List.of(),
                false,
                true,
                SEED,
                "f00d",
                null,
                random.nextInt(5000),
                grade,
                null);
    }

    /** The same result, with how it was found. */
    static Result found(Result result, String at, int tries, int waiting) {
        return result.with(new Run(at, "v1-3-gabc", "17.0.12+7", tries, waiting, "w" + at, at, "file", null));
    }

    static Result regraded(Result result, int previousPoints) {
        return changed(result, "previousPoints", previousPoints);
    }

    static Result unsandboxed(Result result) {
        return changed(result, "sandboxed", false);
    }

    /** The same result, found a minute later. */
    static Result slower(Result result) {
        return changed(result, "millis", result.millis() + 60_000);
    }

    /** The same result but for one of its components. */
    private static Result changed(Result result, String component, Object value) {
        ObjectNode fields = MAPPER.valueToTree(result);
        return MAPPER.convertValue(fields.putPOJO(component, value), Result.class);
    }

    /** A result that says yes, around a grade that says no. */
    static Result refusedBySuite(String student) {
        Grade grade = new Grade(
                1,
                3,
                title(3),
                folder(3),
                "",
                SEED,
                "",
                false,
                "a stranger's server was on the port",
                100,
                100,
                0,
                0,
                List.of());
        return new Result(
                Result.SCHEMA,
                student,
                3,
                folder(3),
                true,
                "",
                List.of(),
                false,
                true,
                SEED,
                "f00d",
                null,
                1,
                grade,
                null);
    }

    private static String folder(int lesson) {
        return switch (lesson) {
            case 0 -> "";
            case 1 -> "step01-socket-only";
            case 3 -> "step03-html-files";
            default -> "step0" + lesson + "-api";
        };
    }

    private static Grade grade(int lesson, double probability, Random random) {
        List<TaskGrade> tasks = IntStream.rangeClosed(1, 6)
                .mapToObj(task -> task(lesson, task, probability, random))
                .toList();
        return new Grade(
                1,
                lesson,
                title(lesson),
                folder(lesson),
                "",
                SEED,
                "",
                true,
                "",
                sum(tasks, false, true),
                sum(tasks, false, false),
                sum(tasks, true, true),
                sum(tasks, true, false),
                tasks);
    }

    private static String title(int lesson) {
        return List.of("", "Socket only", "Many requests", "HTML files", "Static assets", "An API", "Chat", "Framework")
                .get(lesson);
    }

    private static int sum(List<TaskGrade> tasks, boolean bonus, boolean reached) {
        return tasks.stream()
                .filter(task -> task.bonus() == bonus)
                .mapToInt(task -> reached ? task.points() : task.of())
                .sum();
    }

    private static TaskGrade task(int lesson, int task, double probability, Random random) {
        boolean bonus = task == 6;
        boolean reached = task < 4 || random.nextDouble() < probability + 0.3;
        List<CheckGrade> checks = IntStream.rangeClosed(1, bonus ? 2 : 4)
                .mapToObj(check -> check(
                        lesson + "." + task + "." + check,
                        reached,
                        random.nextDouble() < Math.min(1, probability * (1.2 - check * 0.06))))
                .toList();
        int points = checks.stream()
                .filter(CheckGrade::passed)
                .mapToInt(CheckGrade::points)
                .sum();
        return new TaskGrade(
                task,
                List.of(
                                "Serve the file that the path names",
                                "Answer 404 with a page of your own",
                                "Never leave the site folder",
                                "Write every request into the log",
                                "One at a time, and never stuck",
                                "A thousand clients")
                        .get(task - 1),
                bonus,
                points,
                checks.stream().mapToInt(CheckGrade::points).sum(),
                checks);
    }

    private static CheckGrade check(String id, boolean reached, boolean passed) {
        String status = !reached ? "not reached" : passed ? "passed" : "failed";
        String says = List.of(
                        "A missing file gets status 404",
                        "The home page is index.html",
                        "A path with ../ in it never leaves the folder, whatever comes before it",
                        "The length is counted in bytes & not in <characters>")
                .get(id.charAt(id.length() - 1) - '1');
        return new CheckGrade(
                id,
                says,
                5,
                false,
                status,
                reached ? "" : "3.1.1 comes first",
                "RFC 9110, 15.5.5: 404 says that the server found nothing for this target",
                passed ? 12 : 3000,
                status.equals("failed") ? finding() : null);
    }

    static FindingGrade finding() {
        return new FindingGrade(
                "the connection was closed before the head was complete",
                List.of(
                        "status 404, as the file does not exist; found 200",
                        "Content-Type: \"text/html\"; found \"</code><script>\""),
                "mvn -pl step03 run -Dfiles=3.2.1",
                "curl -v http://127.0.0.1:8000/no-such-4f1c.html",
                "",
                List.of("GET /no-such-4f1c.html HTTP/1.1␍␊", "Host: 127.0.0.1:41233␍␊", "␍␊"),
                List.of(
                        "HTTP/1.1 200 OK␍␊",
                        "         ^^^",
                        "Content-Type: text/html␍␊",
                        "␍␊",
                        "<script>document.title='owned'</script>``` ```` @octocat"),
                List.of(
                        "java.io.FileNotFoundException: site/no-such-4f1c.html",
                        "\u001b[2J=cmd \u202Eevil\n``````\n# Heading <b>"),
                "");
    }

    private static List<String> compileErrors() {
        return List.of(
                "webserver/Main.java:17: error: ';' expected",
                "        int x = 1 < 2 ? \"<script>\" : 3",
                "                                          ^");
    }
}
