package webserver.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import webserver.http.Body;
import webserver.http.Header;
import webserver.http.Html;
import webserver.http.HttpError;
import webserver.http.Request;
import webserver.http.Responder;
import webserver.http.Response;

/** Answers requests with the files and folders of one folder. */
public final class FileHandler implements Responder {

    private static final Header ALLOW = new Header("Allow", "GET, HEAD, OPTIONS");

    private final Path site;

    /**
     * @param site the folder with the files
     * @throws IOException if there is none
     */
    public FileHandler(Path site) throws IOException {
        this.site = site.toRealPath();
    }

    /**
     * Answers with what the path of the request names.
     *
     * @throws HttpError if the method is none that files have
     * @throws UncheckedIOException if the file or folder cannot be read
     */
    @Override
    public Response answer(Request request) {
        if (request.method().equals("OPTIONS")) {
            return Response.empty(204, ALLOW);
        }
        request.refuseUnknownMethod();
        refuseOtherMethods(request.method());
        try {
            return serve(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws HttpError 405 if the method is none to read a file with */
    private static void refuseOtherMethods(String method) {
        if (!method.equals("GET") && !method.equals("HEAD")) {
            throw new HttpError(405, "A file can only be read, with GET or HEAD.", ALLOW);
        }
    }

    /** A file as it is; a folder's index.html or its listing, if the path ends with a slash, and else a 301 to there. */
    private Response serve(Request request) throws IOException {
        String path = request.path();
        Optional<Path> found = find(path);
        if (found.isPresent() && Files.isDirectory(found.get())) {
            return path.endsWith("/") ? serveFolder(request, found.get()) : redirectToFolder(path);
        }
        return found.isPresent() && !path.endsWith("/") ? send(request, found.get()) : notFound();
    }

    private Response serveFolder(Request request, Path folder) throws IOException {
        Optional<Path> index = find(request.path() + "index.html").filter(Files::isRegularFile);
        return index.isPresent() ? send(request, index.get()) : Listing.respond(folder, request.path());
    }

    private static Response redirectToFolder(String path) {
        String location = Request.encode(path).replace("%2F", "/") + "/";
        String page = Html.page("301 Moved Permanently", "<p>The folder is <a href=\"" + location + "\">here</a>.</p>");
        return Response.html(301, page, new Header("Location", location));
    }

    /** Sends a file, or what the header fields of the request make of it. */
    private static Response send(Request request, Path file) throws IOException {
        Response whole = Gzip.apply(request, respond(200, file));
        Response validated = Validators.of(file).apply(request, whole);
        return ByteRange.apply(request, validated);
    }

    /** The bytes of the file, as they are on the disk at this moment. */
    private static Response respond(int status, Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new AccessDeniedException(file.toString());
        }
        Body body = new Body.FilePart(file, 0, Files.size(file));
        return new Response(status, contentHeaders(file), body);
    }

    /** The media type, and that no browser is to guess another one from the bytes. */
    private static List<Header> contentHeaders(Path file) {
        String mediaType = MediaTypes.of(file.getFileName().toString());
        return List.of(new Header("Content-Type", mediaType), new Header("X-Content-Type-Options", "nosniff"));
    }

    /** Status 404 with the site's own 404.html, or with a page of the server's if the site has none. */
    private Response notFound() throws IOException {
        Optional<Path> page = find("/404.html").filter(Files::isRegularFile);
        return page.isPresent() ? respond(404, page.get()) : new HttpError(404, "There is no such file here.").page();
    }

    /** The file or folder that a decoded path names; nothing if there is none, or if it lies outside the site folder. */
    private Optional<Path> find(String path) throws IOException {
        try {
            Path file = site.resolve(path.substring(1));
            boolean exists = Files.isRegularFile(file) || Files.isDirectory(file);
            return exists && file.toRealPath().startsWith(site) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException e) { // such as a path with a NUL
            return Optional.empty();
        }
    }
}
