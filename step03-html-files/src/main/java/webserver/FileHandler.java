package webserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Answers requests with the files of one folder. */
final class FileHandler {

    // RFC 9110, 9.1, and RFC 5789
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

    private final Path site;

    /**
     * @param site the folder with the files
     * @throws IOException if there is none
     */
    FileHandler(Path site) throws IOException {
        this.site = site.toRealPath();
    }

    /**
     * Answers with the file that the path of the request names.
     *
     * @throws HttpError if the method is not GET
     * @throws UncheckedIOException if the file cannot be read
     */
    Response answer(Request request) {
        refuseOtherMethods(request.method());
        try {
            return serve(request.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuseOtherMethods(String method) {
        if (!METHODS.contains(method)) {
            throw new HttpError(501, "This server does not know the method " + method + ".");
        }
        if (!method.equals("GET")) {
            throw new HttpError(405, "A file can only be read, with GET.", new Header("Allow", "GET"));
        }
    }

    // TASK 3.1 Serve the file that the path names
    /** The file under the site folder, or its index.html if the path ends with a slash; 404 if there is no such file. */
    private Response serve(String path) throws IOException {
        throw new UnsupportedOperationException("Task 3.1: serve the file that the path names (README, Task 1)");
    }

    // TASK 3.1 Put a file into a response
    /** The bytes of the file, as they are on the disk at this moment, as text/html if its name ends with .html. */
    private static Response respond(int status, Path file) throws IOException {
        throw new UnsupportedOperationException("Task 3.1: put the file into a response (README, Task 1)");
    }

    // TASK 3.2 Say that there is no such file
    /** Status 404 with the site's own 404.html, or with a page of the server's if the site has none. */
    private Response notFound() throws IOException {
        throw new UnsupportedOperationException("Task 3.2: answer that there is no such file (README, Task 2)");
    }

    // TASK 3.3 Never leave the site folder
    /** The file that a decoded path names; nothing if there is none, or if it lies outside the site folder. */
    private Optional<Path> find(String path) throws IOException {
        Path file = site.resolve(path.substring(1));
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }
}
