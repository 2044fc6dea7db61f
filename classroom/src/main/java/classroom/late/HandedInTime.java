package classroom.late;

import classroom.submission.Entry;
import classroom.submission.Entry.HandedIn;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * When something was handed in: the last commit of a clone, or the time of the newest file, which platforms keep in a
 * download.
 *
 * @param source "commit" or "file"
 */
public record HandedInTime(Instant time, String source) {

    /** A file's own time. */
    public static final String FILE = "file";

    private static final int MOST_DEPTH = 20;
    private static final Set<String> NOT_HANDED_IN = Set.of("target", "__MACOSX", ".idea", ".DS_Store");

    /** The time of a submission; nothing if none of it can be read. */
    public static Optional<HandedInTime> of(Entry entry) {
        return entry.files().stream()
                .map(HandedIn::path)
                .map(HandedInTime::of)
                .flatMap(Optional::stream)
                .reduce((one, other) -> one.time().isAfter(other.time()) ? one : other);
    }

    private static Optional<HandedInTime> of(Path path) {
        Optional<Instant> commit =
                Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? GitCommit.time(path) : Optional.empty();
        return commit.isPresent()
                ? commit.map(time -> new HandedInTime(time, "commit"))
                : newest(path).map(time -> new HandedInTime(time, FILE));
    }

    private static Optional<Instant> newest(Path path) {
        Newest newest = new Newest();
        try {
            Files.walkFileTree(path, Set.of(), MOST_DEPTH, newest);
        } catch (IOException e) {
            return Optional.empty(); // whoever reads the submission will say it
        }
        return Optional.ofNullable(newest.time);
    }

    /** A folder itself is as old as its copy, so that only files tell. */
    private static final class Newest extends SimpleFileVisitor<Path> {

        private Instant time;

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isHandedIn(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            Instant modified = attributes.lastModifiedTime().toInstant();
            if (attributes.isRegularFile() && isHandedIn(file) && (time == null || modified.isAfter(time))) {
                time = modified;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException cause) {
            return FileVisitResult.CONTINUE;
        }

        private static boolean isHandedIn(Path path) {
            return !NOT_HANDED_IN.contains(path.getFileName().toString());
        }
    }
}
