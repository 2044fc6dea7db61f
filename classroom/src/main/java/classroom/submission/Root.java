package classroom.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder in a submission, and the lesson that it is of.
 *
 * @param path the path of the folder in its source, as the items' paths give it
 */
record Root(Source source, String path, int lesson) {
    static final String SOURCES = "src/main/java";
    private static final Pattern LESSON = Pattern.compile("step(\\d\\d)(?:-.*)?", Pattern.DOTALL);

    /** The lesson folder around an item that stands where the workbook has the sources, or hides what stands there. */
    static Optional<Root> ofSource(Source source, Item item) {
        return ancestors(source, item.path()).stream()
                .filter(folder -> folder.hasAsSource(item))
                .findFirst();
    }

    /** The outermost folder around an item that is named after a lesson. */
    static Optional<Root> ofName(Source source, Item item) {
        return ancestors(source, item.path()).stream()
                .filter(folder -> !folder.path.equals(item.path()))
                .findFirst();
    }

    // The folders named after a lesson, and the item itself if it is: it may be a link.
    private static List<Root> ancestors(Source source, String path) {
        String[] names = path.split("/");
        List<Root> roots = new ArrayList<>();
        String folder = "";
        for (int i = 0; i < names.length && i <= Limits.LESSON_DEPTH; i++) {
            folder = i == 0 ? names[0] : folder + "/" + names[i];
            OptionalInt lesson = lesson(names[i]);
            if (lesson.isPresent()) {
                roots.add(new Root(source, folder, lesson.getAsInt()));
            }
        }
        return roots;
    }

    // "step03" and "Step03-html-files" say 3.
    private static OptionalInt lesson(String folder) {
        Matcher name = LESSON.matcher(folder.toLowerCase(Locale.ROOT));
        return name.matches() && !name.group(1).equals("00")
                ? OptionalInt.of(Integer.parseInt(name.group(1)))
                : OptionalInt.empty();
    }

    private boolean hasAsSource(Item item) {
        Root sources = below(SOURCES);
        return item.isFile() ? sources.holds(item) && isJava(item.path()) : sources.isHiddenBy(item);
    }

    /** Whether a path is that of a student's class. Modules are left out, as the workbook has none. */
    static boolean isJava(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.endsWith(".java") && !Ignored.isHidden(name) && !name.equals("module-info.java");
    }

    Root below(String folder) {
        return new Root(source, path + "/" + folder, lesson);
    }

    /** Whether an item stands somewhere in this folder. */
    boolean holds(Item item) {
        return item.path().startsWith(path + "/");
    }

    /** Whether something that is neither file nor folder stands in this folder, in its place, or around it. */
    boolean isHiddenBy(Item item) {
        return !item.isFile() && (holds(item) || item.path().equals(path) || path.startsWith(item.path() + "/"));
    }

    List<Item> items() {
        return source.items().stream().filter(this::holds).toList();
    }

    int depth() {
        return path.split("/").length;
    }
}
