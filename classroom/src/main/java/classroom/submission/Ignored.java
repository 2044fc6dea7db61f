package classroom.submission;

import java.util.List;
import java.util.Set;

/** What tools leave behind, and what is the instructor's own: none of it is a student's work. */
final class Ignored {
    private static final Set<String> NEVER_WORK = Set.of(".git", "__MACOSX", ".DS_Store");
    private static final Set<String> BUILT_OR_GIVEN =
            Set.of("target", "solutions", "META-INF", "node_modules", "grading-kit");

    private Ignored() {}

    /**
     * Whether a path in a submission is ignored, or a folder with all that is in it. Below {@code src/main/java} and
     * {@code site} a name like {@code target} or {@code .well-known} is the student's own.
     */
    static boolean test(String path) {
        List<String> names = List.of(path.split("/"));
        for (int i = 0; i < names.size(); i++) {
            boolean own = isOwn(names.subList(0, i));
            if (isNeverWork(names.get(i)) || !own && isBuiltOrGiven(names.get(i))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a file or folder straight in the class folder, or a folder in a submission, is no work of anybody. Two dots
     * hide nothing.
     */
    static boolean isHidden(String name) {
        return name.startsWith(".") && !name.startsWith("..") || name.equals("__MACOSX");
    }

    private static boolean isOwn(List<String> folders) {
        return folders.contains("site")
                || String.join("/", folders).endsWith("src/main/java")
                || String.join("/", folders).contains("src/main/java/");
    }

    /** Whether a program has left it behind: {@code ._Main.java} is what macOS knows of {@code Main.java}. */
    static boolean isNeverWork(String name) {
        return NEVER_WORK.contains(name) || name.startsWith("._");
    }

    private static boolean isBuiltOrGiven(String name) {
        return BUILT_OR_GIVEN.contains(name) || isHidden(name);
    }
}
