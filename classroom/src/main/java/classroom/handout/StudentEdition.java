package classroom.handout;

import static java.util.regex.Matcher.quoteReplacement;
import static java.util.stream.Collectors.joining;

import classroom.LessonFolder;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The workbook's own files with everything left out that a handout does not have, so that no link, module or command in
 * them leads nowhere.
 *
 * @param lessons what is handed out
 * @param leftOut the lessons that are not
 * @param withReference whether all lessons but the last hold their reference solutions
 */
record StudentEdition(List<LessonFolder> lessons, List<LessonFolder> leftOut, boolean withReference) {

    /** What a student needs besides the lessons, as beginnings of paths. */
    static final List<String> SHARED = List.of(
            ".devcontainer/",
            ".editorconfig",
            ".gitattributes",
            ".gitignore",
            ".mvn/",
            "LICENSE",
            "NOTICE",
            "README.md",
            "grading-kit/README.md",
            "grading-kit/pom.xml",
            "grading-kit/src/main/",
            "mvnw",
            "pom.xml");

    private static final Pattern SOLUTIONS_PROFILE = Pattern.compile(
            "\\s*(<!--((?!-->).)*-->\\s*)?<profile>\\s*<id>solutions</id>.*?</profile>", Pattern.DOTALL);
    private static final Pattern NO_PROFILES = Pattern.compile("\\s*<profiles>\\s*</profiles>");
    /** The sections of the README, by their headings, that speak of what only the whole workbook has. */
    static final List<String> NOT_FOR_STUDENTS = List.of("For instructors", "For maintainers", "Dependencies");

    private static final Pattern SECTION = Pattern.compile("^## (.*)\\R(?:(?!## ).*\\R?)*", Pattern.MULTILINE);
    private static final Pattern FIRST_SECTION = Pattern.compile("^## ", Pattern.MULTILINE);

    /** The file at this path of the workbook as a student gets it. */
    HandoutFile of(String path, HandoutFile file) {
        if (path.endsWith("pom.xml")) {
            return file.edited(this::pom);
        }
        return path.equals("README.md") ? file.edited(this::readme) : file;
    }

    String pom(String xml) {
        String reduced = xml;
        for (LessonFolder lesson : leftOut) {
            reduced = reduced.replaceAll("\\s*<module>" + Pattern.quote(lesson.name()) + "</module>", "");
        }
        reduced = SOLUTIONS_PROFILE.matcher(reduced).replaceAll("");
        return NO_PROFILES.matcher(reduced).replaceAll("");
    }

    String readme(String markdown) {
        String forStudents = SECTION.matcher(markdown)
                .replaceAll(section -> isForStudents(section.group(1)) ? quoteReplacement(section.group()) : "");
        String rows = forStudents.lines().filter(line -> !isRowOfMissing(line)).collect(joining("\n", "", "\n"));
        String tidy = rows.replaceAll("\n{3,}", "\n\n").stripTrailing() + "\n";
        return FIRST_SECTION.matcher(tidy).replaceFirst(note() + "\n\n## ");
    }

    private static boolean isForStudents(String heading) {
        return !NOT_FOR_STUDENTS.contains(heading);
    }

    private boolean isRowOfMissing(String line) {
        return line.startsWith("|")
                && leftOut.stream()
                        .anyMatch(lesson -> line.contains(lesson.name().substring(0, 6)));
    }

    /** What is different in this copy. */
    private String note() {
        LessonFolder last = lessons.get(lessons.size() - 1);
        if (!withReference || lessons.size() == 1) {
            return "This copy has lessons 1 to %d.".formatted(last.number()).replace("lessons 1 to 1", "lesson 1");
        }
        return """
                This copy has lessons 1 to %d. %s: begin with [lesson %d](%s/README.md) and `mvn -pl step%02d test`.""".formatted(last.number(), solved(last.number() - 1), last.number(), last.name(), last.number());
    }

    private static String solved(int upto) {
        return upto == 1
                ? "Lesson 1 holds its reference solution"
                : "Lessons 1 to %d hold their reference solutions".formatted(upto);
    }
}
