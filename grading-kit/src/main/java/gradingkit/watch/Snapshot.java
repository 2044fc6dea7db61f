package gradingkit.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files of a lesson at one moment.
 *
 * @param files each with what tells that it was saved
 */
record Snapshot(SortedMap<Path, Mark> files) {

    private static final String JAVA = ".java";

    /**
     * What changes when a file is saved.
     *
     * @param time when it was changed last
     * @param bytes its length
     */
    record Mark(FileTime time, long bytes) {}

    /** As they are now: the source files, and the site's. */
    static Snapshot of(Project project) {
        SortedMap<Path, Mark> files = new TreeMap<>();
        project.sources().forEach(folder -> walk(folder, JAVA, files));
        walk(project.site(), "", files);
        return new Snapshot(files);
    }

    /** The source files among them. */
    List<Path> sources() {
        return files.keySet().stream().filter(Snapshot::isSource).toList();
    }

    /** The files that were saved, made or deleted since. */
    List<Path> changedSince(Snapshot before) {
        TreeSet<Path> all = new TreeSet<>(files.keySet());
        all.addAll(before.files.keySet());
        all.removeIf(file -> Objects.equals(files.get(file), before.files.get(file)));
        return List.copyOf(all);
    }

    private static boolean isSource(Path file) {
        return file.toString().endsWith(JAVA);
    }

    // What editors put beside a file while they write it is hidden, or ends with ~ or .tmp.
    private static boolean isOfAnEditor(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".") || name.endsWith("~") || name.endsWith(".tmp") || name.endsWith(".swp");
    }

    private static void walk(Path root, String end, SortedMap<Path, Mark> files) {
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(end) && !isOfAnEditor(file)) {
                        files.put(file, new Mark(attributes.lastModifiedTime(), attributes.size()));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE; // deleted or renamed at this moment: the next look sees it
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
