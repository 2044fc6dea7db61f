package classroom;

import gradingkit.report.Grade;
import gradingkit.report.Grade.CheckGrade;
import gradingkit.report.Grade.FindingGrade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code classroom/realservers} does: grades servers that exist, and tells what each lost and why. */
final class RealServers {

    private static final List<Server> ALL = List.of(
            new Server("nginx", "/usr/sbin/nginx"),
            new Server("lighttpd", "/usr/sbin/lighttpd"),
            new Server("busybox", "/usr/bin/busybox"),
            new Server("python", "/usr/bin/python3"),
            new Server("jwebserver", "/usr/lib/jvm/*/bin/jwebserver"),
            new Server("node", "/usr/bin/node"));
    private static final Path STARTERS = Path.of("classroom/real");
    private static final int SHOWN_CHARACTERS = 200;

    private RealServers() {}

    /** A server, by the name of its starter; its program is also looked for in the PATH. */
    private record Server(String name, String program) {

        boolean isInstalled() throws IOException {
            Path path = Path.of(program);
            String file = path.getFileName().toString();
            List<Path> places = new ArrayList<>();
            Stream.of(System.getenv("PATH").split(":")).forEach(folder -> places.add(Path.of(folder, file)));
            if (program.contains("*")) {
                Path folder = Path.of(program.substring(0, program.indexOf('*')));
                Path below = Path.of(program.substring(program.indexOf('*') + 2));
                try (Stream<Path> each = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
                    each.forEach(jdk -> places.add(jdk.resolve(below)));
                }
            } else {
                places.add(path);
            }
            return places.stream().anyMatch(Files::isExecutable);
        }

        String command() {
            return '"' + STARTERS.resolve(name).toAbsolutePath().toString() + "\" {port} {host}";
        }
    }

    /** @param arguments {@code [--lessons 3,4] [SERVER…]} */
    public static void main(String[] arguments) throws Exception {
        List<String> names = new ArrayList<>(List.of(arguments));
        String lessons = "3,4";
        if (!names.isEmpty() && names.get(0).equals("--lessons") && names.size() > 1) {
            lessons = names.get(1);
            names = names.subList(2, names.size());
        }
        Path work = Files.createTempDirectory("realservers");
        Map<String, List<Grade>> grades = new LinkedHashMap<>();
        for (String lesson : lessons.split(",")) {
            grade(LessonFolder.of(Integer.parseInt(lesson)), names, work.resolve(lesson), grades);
        }
        System.out.println();
        grades.forEach(RealServers::tellPoints);
        System.exit(0); // the grader's threads are still there
    }

    private static void grade(LessonFolder lesson, List<String> names, Path work, Map<String, List<Grade>> grades)
            throws Exception {
        Suite suite = new Suite(lesson, Files.createDirectories(work));
        for (Server server : ALL) {
            if (!names.isEmpty() && !names.contains(server.name())) {
                continue;
            }
            List<Grade> own = grades.computeIfAbsent(server.name(), name -> new ArrayList<>());
            if (server.isInstalled()) {
                Grade grade = suite.grade(server.name(), server.command());
                own.add(grade);
                tellLosses(server.name(), grade);
            }
        }
    }

    private static void tellPoints(String server, List<Grade> grades) {
        StringBuilder row = new StringBuilder("%-12s".formatted(server));
        if (grades.isEmpty()) {
            row.append("is not installed");
        }
        for (Grade grade : grades) {
            row.append("lesson %d: %3d of %3d".formatted(grade.step(), grade.points(), grade.of()));
            row.append(grade.bonusOf() == 0 ? "" : " and %d of %d".formatted(grade.bonusPoints(), grade.bonusOf()));
            row.append(grade.graded() ? "   " : " (not graded: " + grade.reason() + ")   ");
        }
        System.out.println(row.toString().stripTrailing());
    }

    private static void tellLosses(String server, Grade grade) {
        System.out.println("\n" + server + ", lesson " + grade.step());
        grade.checks()
                .filter(check -> !check.passed() && !check.status().equals("not checked"))
                .forEach(RealServers::tellLoss);
    }

    private static void tellLoss(CheckGrade check) {
        System.out.printf("  %-7s %2d  %s%n", check.id(), check.points(), check.says());
        found(check).ifPresent(found -> System.out.println("              found: " + found));
        System.out.println("              asked: " + check.why());
    }

    private static Optional<String> found(CheckGrade check) {
        FindingGrade finding = check.finding();
        if (finding == null) {
            return Optional.of(check.status() + ", as " + check.reason());
        }
        String all = finding.problem().isEmpty() ? String.join("; ", finding.expectations()) : finding.problem();
        return Optional.of(all.length() > SHOWN_CHARACTERS ? all.substring(0, SHOWN_CHARACTERS) + "…" : all);
    }
}
