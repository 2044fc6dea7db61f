package gradingkit.server;

import gradingkit.time.Deadline;
import gradingkit.time.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A temporary folder in which one server works, with a copy of the lesson's site. */
final class WorkingFolder {
    private static final Duration DELETE_LIMIT = Duration.ofSeconds(2);

    private final Path path;
    private final Runnable deletion = this::tryToDelete;

    private WorkingFolder(Path path) {
        this.path = path;
    }

    /**
     * A new folder with a copy of the template as {@code site}; without, if the template is null or no folder.
     *
     * @throws SetUpError if that does not work
     */
    static WorkingFolder withCopyOf(Path template) {
        WorkingFolder folder = create();
        try {
            if (template != null && Files.isDirectory(template)) {
                FolderCopy.of(template, folder.site());
            }
            return folder;
        } catch (IOException e) {
            folder.delete();
            throw new SetUpError("the site's files could not be copied for the server: " + e.getMessage(), e);
        }
    }

    private static WorkingFolder create() {
        try {
            WorkingFolder folder =
                    new WorkingFolder(Files.createTempDirectory("workbook-").toRealPath());
            Leftovers.addDeletion(folder.deletion);
            return folder;
        } catch (IOException e) {
            throw new SetUpError("no temporary folder could be made for the server: " + e.getMessage(), e);
        }
    }

    /** The folder, as a real path. */
    Path path() {
        return path;
    }

    /** Where the site is, if there is one. */
    Path site() {
        return path.resolve("site");
    }

    /** Deletes the folder with all that is in it; what others still hold is tried again at the end of this JVM. */
    void delete() {
        // Windows keeps the files of a process for a moment longer than the process.
        if (Waiting.until(this::isDeleted, Deadline.in(DELETE_LIMIT))) {
            Leftovers.settled(deletion);
        }
    }

    private boolean isDeleted() {
        tryToDelete();
        return Files.notExists(path);
    }

    private void tryToDelete() {
        Deletion.of(path);
    }
}
