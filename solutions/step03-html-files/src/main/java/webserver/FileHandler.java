package webserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
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
        Optional<Path> file = find(path.endsWith("/") ? path + "index.html" : path);
        return file.isPresent() ? respond(200, file.get()) : notFound();
    }

    // TASK 3.1 Put a file into a response
    /** The bytes of the file, as they are on the disk at this moment, as text/html if its name ends with .html. */
    private static Response respond(int status, Path file) throws IOException {
        boolean html = file.toString().endsWith(".html");
        String mediaType = html ? "text/html; charset=utf-8" : "application/octet-stream";
        return new Response(status, List.of(new Header("Content-Type", mediaType)), Files.readAllBytes(file));
    }

    // TASK 3.2 Say that there is no such file
    /** Status 404 with the site's own 404.html, or with a page of the server's if the site has none. */
    private Response notFound() throws IOException {
        Optional<Path> page = find("/404.html");
        return page.isPresent() ? respond(404, page.get()) : new HttpError(404, "There is no such file here.").page();
    }

    // TASK 3.3 Never leave the site folder
    /** The file that a decoded path names; nothing if there is none, or if it lies outside the site folder. */
    private Optional<Path> find(String path) throws IOException {
        try {
            Path file = site.resolve(path.substring(1));
            boolean inside = Files.isRegularFile(file) && file.toRealPath().startsWith(site);
            return inside ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException e) { // such as a path with a NUL
            return Optional.empty();
        }
    }
}
