package webserver.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import webserver.http.Header;
import webserver.http.Response;

/** The pages of the site, whose placeholders are filled in before they are sent. */
public final class Pages {

    // Scripts, styles and connections from here alone: what slips into a page cannot do anything (CSP level 3).
    private static final Header POLICY = new Header(
            "Content-Security-Policy",
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    private static final Header NO_STORE = new Header("Cache-Control", "no-store");

    private final Path folder;

    /** @param folder has the pages, with {@code {{username}}} and {@code {{problem}}} in them */
    public Pages(Path folder) {
        this.folder = folder;
    }

    /**
     * A page with the name and the problem in it.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public Response show(int status, String file, String username, String problem) {
        try {
            String page = Files.readString(folder.resolve(file));
            String filled = fill(page, username, problem);
            return Response.html(status, filled, POLICY, NO_STORE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // TASK 6.1 Fill in a page
    /** Puts name and problem, which somebody may have typed, into a page as text, never as HTML. */
    private static String fill(String page, String username, String problem) {
        return page;
    }
}
