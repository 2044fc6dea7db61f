package classroom.grading;

import gradingkit.server.Deletion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who works on a stage: the system keeps a lock for it as long as the grader lives, however it ends. A stage with a lock
 * that nobody holds is left over from a grader that was killed.
 */
final class StageOwner implements AutoCloseable {

    static final String PREFIX = "classroom-";

    private static final String LOCK = "stage.lock";
    // To open and close a lock's file would let go of the lock if this very JVM holds it.
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel file;

    private StageOwner(Path folder, FileChannel file) {
        this.folder = folder;
        this.file = file;
    }

    /** Takes a folder for this grader. */
    static StageOwner of(Path folder) throws IOException {
        OURS.add(folder);
        Path unlocked = folder.resolve(LOCK + ".new");
        FileChannel file = FileChannel.open(unlocked, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        file.lock();
        // Nobody ever sees it without its lock.
        Files.move(unlocked, folder.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
        return new StageOwner(folder, file);
    }

    /** Deletes the stages in a folder whose graders live no more, and nothing else. */
    static void clearDead(Path temporary) {
        try (DirectoryStream<Path> stages = Files.newDirectoryStream(temporary.toRealPath(), PREFIX + "*")) {
            for (Path stage : stages) {
                if (Files.isDirectory(stage, LinkOption.NOFOLLOW_LINKS)
                        && !OURS.contains(stage)
                        && isDead(stage.resolve(LOCK))) {
                    Deletion.of(stage);
                }
            }
        } catch (IOException e) {
            // What cannot be listed stays: it only takes room.
        }
    }

    private static boolean isDead(Path lockFile) {
        if (!Files.isRegularFile(lockFile, LinkOption.NOFOLLOW_LINKS)) {
            return false; // somebody else's folder
        }
        try (FileChannel file = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock lock = file.tryLock()) {
            return lock != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false; // another user's
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        OURS.remove(folder);
    }
}
