package webserver.framework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import webserver.files.FileHandler;
import webserver.http.Responder;

/** The folder whose files are served as they are. */
public final class StaticFilesConfig {

    private Responder files;

    StaticFilesConfig() {}

    /**
     * Serves the files of a folder, where no handler is found.
     *
     * @throws UncheckedIOException if there is no such folder
     */
    public void add(String folder, Location location) {
        try {
            files = new FileHandler(Path.of(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("There is no folder " + folder + " here.", e);
        }
    }

    /** What serves them, if there is a folder. */
    Optional<Responder> files() {
        return Optional.ofNullable(files);
    }
}
