package classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms of the lessons' code: what is given is what was solved before, and arrows between packages run one way. */
class RoomsTest {

    private static final int MOST_FILES = 20;
    private static final Pattern ARROW = Pattern.compile("^ +([\\w.]+) --> ([\\w.]+)$", Pattern.MULTILINE);

    /** Given files that a lesson changes on purpose, and why. */
    private static final Map<Integer, Map<String, String>> CHANGED = Map.of(
            5,
            Map.of(
                    "http/Connection.java", "reads bodies",
                    "http/HttpError.java", "tells programs, too",
                    "http/Request.java", "has a body",
                    "http/Responder.java", "gives refusals their form",
                    "http/Response.java", "knows more statuses"),
            6,
            Map.of(
                    "http/Connection.java", "can go over to another protocol",
                    "http/HttpError.java", "is closed with a code of WebSockets, too",
                    "http/Json.java", "shows what other people have written",
                    "http/Response.java", "can go over to another protocol",
                    "routing/Router.java", "looks where a change comes from, and lets no other site in"),
            7,
            Map.of(
                    "http/HttpError.java", "is shown by the application",
                    "http/Request.java", "gives a framework what it hands on",
                    "http/Server.java", "can be stopped",
                    "accounts/Accounts.java", "keeps them in memory alone"));

    static List<LessonFolder> lessons() {
        return LessonFolder.all().stream().filter(RoomsTest::hasRooms).toList();
    }

    static List<LessonFolder> laterLessons() {
        return lessons().subList(1, lessons().size());
    }

    private static boolean hasRooms(LessonFolder lesson) {
        return Files.isDirectory(lesson.skeleton().resolve("webserver/http"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("laterLessons")
    void givenRoomsAreThoseOfTheSolutionBefore(LessonFolder lesson) throws IOException {
        Path before = LessonFolder.of(lesson.number() - 1).solution().resolve("webserver");
        Path given = lesson.skeleton().resolve("webserver");
        Set<String> different = new TreeSet<>();
        for (String room : rooms(given)) {
            for (Path file : new Sources(given.resolve(room)).files()) {
                Path old = before.resolve(given.relativize(file));
                if (Files.exists(old) && !withoutTasks(old).equals(withoutTasks(file))) {
                    different.add(given.relativize(file).toString().replace('\\', '/'));
                }
            }
        }
        assertThat(different).isEqualTo(CHANGED.get(lesson.number()).keySet());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lessons")
    void arrowsBetweenRoomsRunOneWay(LessonFolder lesson) throws IOException {
        for (Path tree : List.of(lesson.skeleton(), lesson.solution())) {
            Map<String, Set<String>> arrows = arrows(tree, "webserver");
            assertThat(circle(arrows)).as("packages that need each other").isEmpty();
            assertThat(arrows.get("http")).as("what http knows").isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lessons")
    void noRoomIsCrowded(LessonFolder lesson) throws IOException {
        for (String room : rooms(lesson.skeleton().resolve("webserver"))) {
            try (Stream<Path> files =
                    Files.list(lesson.skeleton().resolve("webserver").resolve(room))) {
                assertThat(files.filter(Files::isRegularFile).count()).as(room).isLessThanOrEqualTo(MOST_FILES);
            }
        }
    }

    @Test
    void arrowsBetweenPackagesOfTheKitRunOneWay() throws IOException {
        Path kit = workbook().resolve("grading-kit/src/main/java");
        assertThat(circle(arrows(kit, "gradingkit")))
                .as("packages that need each other")
                .isEmpty();
    }

    @Test
    void thePictureShowsTheArrowsThatThereAre() throws IOException {
        Set<String> there = new TreeSet<>();
        for (LessonFolder lesson : lessons()) {
            arrows(lesson.solution(), "webserver")
                    .forEach((from, all) -> all.forEach(to -> there.add(from + " --> " + to)));
        }
        Set<String> shown = new TreeSet<>();
        Matcher arrow = ARROW.matcher(Files.readString(workbook().resolve("README.md")));
        while (arrow.find()) {
            shown.add(arrow.group(1) + " --> " + arrow.group(2));
        }
        there.removeIf(each -> each.startsWith(" -->")); // the programs, which wire the rooms together
        assertThat(shown).isEqualTo(there);
    }

    private static Path workbook() {
        return LessonFolder.all().get(0).workbook();
    }

    private static Set<String> rooms(Path root) throws IOException {
        Set<String> rooms = new TreeSet<>();
        for (Path file : new Sources(root).files()) {
            rooms.add(root.relativize(file.getParent()).toString().replace('\\', '/'));
        }
        rooms.remove("");
        return rooms;
    }

    private static List<String> withoutTasks(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.strip().startsWith("// TASK "))
                .toList();
    }

    /** The packages below a root, without its name, each with those that it imports from. */
    private static Map<String, Set<String>> arrows(Path tree, String root) throws IOException {
        Map<String, Set<String>> arrows = new TreeMap<>();
        Pattern imported =
                Pattern.compile("^import (?:static )?" + root + "((?:\\.[a-z]\\w*)*)\\.[A-Z]", Pattern.MULTILINE);
        Path top = tree.resolve(root);
        for (Path file : new Sources(top).files()) {
            String room = top.relativize(file.getParent())
                    .toString()
                    .replace('\\', '.')
                    .replace('/', '.');
            Set<String> known = arrows.computeIfAbsent(room, any -> new TreeSet<>());
            imported.matcher(Files.readString(file))
                    .results()
                    .map(match -> match.group(1).replaceFirst("^\\.", ""))
                    .filter(other -> !other.equals(room))
                    .forEach(known::add);
        }
        return arrows;
    }

    /** Packages that reach themselves; none if arrows run one way. */
    private static Set<String> circle(Map<String, Set<String>> arrows) {
        Set<String> circle = new TreeSet<>();
        for (String start : arrows.keySet()) {
            Set<String> reached = new TreeSet<>();
            List<String> next = new ArrayList<>(arrows.get(start));
            while (!next.isEmpty()) {
                String room = next.remove(next.size() - 1);
                if (reached.add(room)) {
                    next.addAll(arrows.getOrDefault(room, Set.of()));
                }
            }
            if (reached.contains(start)) {
                circle.add(start);
            }
        }
        return circle;
    }
}
