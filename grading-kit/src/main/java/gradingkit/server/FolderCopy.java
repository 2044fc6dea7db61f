package gradingkit.server;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/**
 * Copies a folder that a suite has filled. Links stay links, and lead to the copy if they led into the folder; files that
 * nobody may read are copied with their permissions; pipes and devices are left out.
 */
public final class FolderCopy extends SimpleFileVisitor<Path> {

    // With the time of its last change, of which servers make tags.
    private static final CopyOption[] LIKE_IT_IS = {LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES};

    private final Path from;
    private final Path to;
    private final Set<String> without;
    private final long mostBytes;
    private long bytes;

    private FolderCopy(Path from, Path to, Set<String> without, long mostBytes) {
        this.from = from;
        this.to = to;
        this.without = without;
        this.mostBytes = mostBytes;
    }

    /**
     * Copies everything.
     *
     * @param to is made, and must not exist
     * @throws IOException if something cannot be copied
     */
    public static void of(Path from, Path to) throws IOException {
        of(from, to, Set.of(), Long.MAX_VALUE);
    }

    /**
     * Copies what is wanted.
     *
     * @param without names of files and folders right within the folder that are left out
     * @param mostBytes of all files together
     * @return how many bytes they have; empty if they have more than that: then the copy is not whole
     * @throws IOException if something cannot be copied
     */
    static Optional<Long> of(Path from, Path to, Set<String> without, long mostBytes) throws IOException {
        FolderCopy copy = new FolderCopy(from.toRealPath(), to, without, mostBytes);
        Files.walkFileTree(copy.from, copy);
        return copy.bytes <= mostBytes ? Optional.of(copy.bytes) : Optional.empty();
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        if (isUnwanted(folder)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        Files.createDirectories(target(folder));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (isUnwanted(file) || attributes.isOther()) {
            return FileVisitResult.CONTINUE;
        }
        bytes += attributes.isRegularFile() ? attributes.size() : 0;
        if (bytes > mostBytes) {
            return FileVisitResult.TERMINATE;
        }
        if (attributes.isSymbolicLink()) {
            copyLink(file);
        } else {
            copyFile(file);
        }
        return FileVisitResult.CONTINUE;
    }

    private boolean isUnwanted(Path entry) {
        return from.equals(entry.getParent())
                && without.contains(entry.getFileName().toString());
    }

    private Path target(Path entry) {
        return to.resolve(from.relativize(entry));
    }

    private void copyLink(Path link) throws IOException {
        Path goal = Files.readSymbolicLink(link);
        boolean inside = goal.isAbsolute() && goal.startsWith(from);
        Files.createSymbolicLink(target(link), inside ? link.getParent().relativize(goal) : goal);
    }

    private void copyFile(Path file) throws IOException {
        if (Files.isReadable(file)) {
            Files.copy(file, target(file), LIKE_IT_IS);
            return;
        }
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        Set<PosixFilePermission> permissions = view.readAttributes().permissions();
        view.setPermissions(Set.of(PosixFilePermission.OWNER_READ));
        try {
            Files.copy(file, target(file), LIKE_IT_IS);
            Files.setPosixFilePermissions(target(file), permissions);
        } finally {
            view.setPermissions(permissions);
        }
    }
}
