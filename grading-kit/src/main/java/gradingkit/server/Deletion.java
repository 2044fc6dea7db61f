package gradingkit.server;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Deletes a folder that a program has filled as it liked: folders without permissions, and folders nested deeper than a
 * path may be long. Links are deleted, never followed.
 */
public final class Deletion {
    private final Path root;
    private final Deque<Path> folders = new ArrayDeque<>();
    private int moved;

    private Deletion(Path root) {
        this.root = root;
    }

    /** Deletes as much as can be deleted. */
    public static void of(Path folder) {
        new Deletion(folder).run();
    }

    // Folders are moved up to the root before they are emptied, so no path grows long.
    private void run() {
        empty(root);
        while (!folders.isEmpty()) {
            Path folder = folders.pop();
            empty(folder);
            delete(folder);
        }
        delete(root);
    }

    private void empty(Path folder) {
        allow(folder);
        for (Path entry : entries(folder)) {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                folders.push(moveUp(entry));
            } else {
                delete(entry);
            }
        }
    }

    private Path moveUp(Path folder) {
        allow(folder);
        try {
            return Files.move(folder, root.resolve(".deleting-" + moved++), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            return folder; // perhaps in use, as Windows has it: then where it is
        }
    }

    private static List<Path> entries(Path folder) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (IOException | DirectoryIteratorException e) {
            // What was listed is deleted; the rest stays, and so does the folder.
        }
        return entries;
    }

    private static void allow(Path folder) {
        PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        try {
            if (view != null) {
                view.setPermissions(PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            // Then listing it or moving it fails, and it stays.
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            makeWritable(path); // Windows deletes no read-only file; the next try will
        }
    }

    private static void makeWritable(Path path) {
        if (!Files.isSymbolicLink(path)) {
            path.toFile().setWritable(true);
        }
    }
}
