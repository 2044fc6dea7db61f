package classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.util.diff.Delta;
import org.assertj.core.util.diff.DiffUtils;
import org.junit.jupiter.api.Test;

/** The application of lesson 7 differs from itself on Javalin as the lesson's table says, and in nothing else. */
class Step07DifferenceTest {

    private static final Pattern TABLE =
            Pattern.compile("^\\| in the source \\|.*\\R\\|[ -|]+\\R(?<rows>(\\|.*\\R)+)", Pattern.MULTILINE);
    private static final Pattern FIRST_CELL = Pattern.compile("^\\|([^|]*)\\|", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    /** What Javalin calls otherwise; each name is put in the place of the other before the files are compared. */
    private static final Map<String, String> OUR_TYPES =
            Map.of("JavalinMain", "Main", "Javalin", "App", "JavalinConfig", "AppConfig");

    private static final LessonFolder LESSON = LessonFolder.of(7);
    private static final Path OURS = LESSON.solution().resolve("webserver/Main.java");
    private static final Path JAVALIN =
            LESSON.solution().resolve("../../javalin/java/webserver").normalize();
    private static final Path JAVALINS = JAVALIN.resolve("JavalinMain.java");

    /** Lines of a member of the class that are not the same in both files; one of the lists may be empty. */
    private record Difference(String member, List<String> ours, List<String> javalins) {

        private Set<String> unexplained(Set<String> names) {
            Set<String> lines = new LinkedHashSet<>();
            for (int i = 0; i < Math.max(ours.size(), javalins.size()); i++) {
                String our = i < ours.size() ? ours.get(i) : "";
                String javalin = i < javalins.size() ? javalins.get(i) : "";
                if (javalin.startsWith("// TASK ")) {
                    continue;
                }
                if (names.stream().noneMatch(name -> isIn(our, name) || isIn(javalin, name))) {
                    lines.add(member + ": \"" + our + "\" / \"" + javalin + "\"");
                }
            }
            return lines;
        }
    }

    @Test
    void everyDifferenceIsInTheTable() throws IOException {
        Set<String> names = names();
        names.removeAll(OUR_TYPES.values());
        Set<String> unexplained = new LinkedHashSet<>();
        for (Difference difference : differences()) {
            if (!names.contains(difference.member())) {
                unexplained.addAll(difference.unexplained(names));
            }
        }
        assertThat(unexplained).isEmpty();
    }

    @Test
    void everyNameInTheTableIsADifference() throws IOException {
        List<String> ours = Files.readAllLines(OURS);
        List<String> javalins = Files.readAllLines(JAVALINS);
        StringBuilder different = new StringBuilder();
        for (Delta<String> delta : DiffUtils.diff(ours, javalins).getDeltas()) {
            delta.getOriginal()
                    .getLines()
                    .forEach(line -> different.append(line).append('\n'));
            delta.getRevised().getLines().forEach(line -> different.append(line).append('\n'));
        }
        assertThat(names()).isNotEmpty().allMatch(name -> isIn(different.toString(), name));
    }

    // "Change the imports": nothing else is to be changed in what the two have in common.
    @Test
    void theWallDiffersInItsImportsAlone() throws IOException {
        Path moved = JAVALIN.resolve("javalin");
        for (Path file : new Sources(moved).files()) {
            String name = file.getFileName().toString();
            assertThat(withoutImports(file))
                    .as(name)
                    .isEqualTo(withoutImports(LESSON.solution().resolve("webserver/wall/" + name)));
        }
    }

    private static List<String> withoutImports(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("import ") && !line.startsWith("package "))
                .toList();
    }

    // Without the profile the workbook's own framework has to do.
    @Test
    void lessonHasNeitherJavalinNorJettyOnItsClassPath() throws IOException {
        assertThat(LESSON.libraries()).contains("jackson-databind").doesNotContain("javalin", "jetty", "slf4j");
    }

    private static List<Difference> differences() throws IOException {
        Map<String, List<String>> ours = JavaFile.parse(OURS).members();
        Map<String, List<String>> javalins =
                withOurTypes(JavaFile.parse(JAVALINS).members());
        Set<String> members = new LinkedHashSet<>(ours.keySet());
        members.addAll(javalins.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String member : members) {
            List<String> our = ours.getOrDefault(member, List.of());
            List<String> javalin = javalins.getOrDefault(member, List.of());
            for (Delta<String> delta : DiffUtils.diff(our, javalin).getDeltas()) {
                differences.add(new Difference(
                        member,
                        delta.getOriginal().getLines(),
                        delta.getRevised().getLines()));
            }
        }
        return differences;
    }

    private static Map<String, List<String>> withOurTypes(Map<String, List<String>> members) {
        Map<String, List<String>> renamed = new LinkedHashMap<>();
        members.forEach((name, lines) -> renamed.put(
                withOurTypes(name),
                lines.stream().map(Step07DifferenceTest::withOurTypes).toList()));
        return renamed;
    }

    private static String withOurTypes(String text) {
        return Pattern.compile("\\bJavalin(Main|Config)?\\b")
                .matcher(text)
                .replaceAll(type -> OUR_TYPES.get(type.group()));
    }

    /** What stands in backticks in the first column of the table. */
    private static Set<String> names() throws IOException {
        Matcher table = TABLE.matcher(Files.readString(LESSON.folder().resolve("README.md")));
        assertThat(table.find()).as("a table of differences in the lesson").isTrue();
        Set<String> names = new LinkedHashSet<>();
        FIRST_CELL
                .matcher(table.group("rows"))
                .results()
                .flatMap(cell -> NAME.matcher(cell.group(1)).results())
                .forEach(name -> names.add(name.group(1)));
        return names;
    }

    private static boolean isIn(String text, String name) {
        return Pattern.compile("\\b" + Pattern.quote(name) + "\\b")
                .matcher(text)
                .find();
    }
}
