package classroom.handout;

import static java.util.function.Predicate.not;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files that belong to the workbook, as paths with {@code /} between the names. */
record WorkbookFiles(Path root, List<String> paths) {

    /** What building, running and editing leave behind: left out where no git tells. */
    private static final Set<String> LEFT_BEHIND = Set.of(
            ".git",
            "target",
            "bin",
            "data",
            "session.key",
            ".idea",
            ".vscode",
            ".settings",
            ".project",
            ".classpath",
            ".factorypath",
            "nbproject",
            ".DS_Store",
            "Thumbs.db",
            "__pycache__",
            "step-names.jar.new");

    private static final Set<String> LEFT_BEHIND_KINDS = Set.of("log", "iml", "swp");

    /** What git tracks in this folder; all but what is left behind if it is no git work tree. */
    static WorkbookFiles of(Path root) throws IOException {
        List<String> tracked = tracked(root);
        List<String> paths = tracked.isEmpty() ? walked(root) : tracked;
        return new WorkbookFiles(
                root, paths.stream().filter(path -> isFile(root.resolve(path))).toList());
    }

    /** The paths that begin so and meet the condition. */
    List<String> below(String beginning, Predicate<String> condition) {
        return paths.stream()
                .filter(path -> path.startsWith(beginning))
                .filter(condition)
                .toList();
    }

    private static boolean isFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Nothing where there is no git, or the folder is none of its. */
    private static List<String> tracked(Path root) {
        try {
            Process git = new ProcessBuilder("git", "-C", root.toString(), "ls-files", "-z")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(names.split("\0")).filter(not(String::isEmpty)).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<String> walked(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(root::relativize)
                    .filter(WorkbookFiles::isKept)
                    .map(path -> path.toString().replace(File.separatorChar, '/'))
                    .toList();
        }
    }

    private static boolean isKept(Path path) {
        for (Path name : path) {
            String text = name.toString();
            if (LEFT_BEHIND.contains(text) || LEFT_BEHIND_KINDS.contains(text.replaceFirst(".*\\.", ""))) {
                return false;
            }
        }
        return true;
    }
}
