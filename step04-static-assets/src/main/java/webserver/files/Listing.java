package webserver.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import webserver.http.Body;
import webserver.http.Header;
import webserver.http.Html;
import webserver.http.Response;

/**
 * The content of a folder as an HTML page, which is written line by line.
 *
 * @param path the path that a client has asked for, decoded
 * @param entries what is listed, in its order
 */
record Listing(String path, List<Path> entries) implements Body {

    /** Status 200 with the listing of the folder. */
    static Response respond(Path folder, String path) throws IOException {
        Header html = new Header("Content-Type", "text/html; charset=utf-8");
        return new Response(200, List.of(html), new Listing(path, entries(folder)));
    }

    // TASK 4.3 Choose and order what is listed
    /** The folders, then the files, each by name; without the hidden ones, whose names begin with a dot. */
    static List<Path> entries(Path folder) throws IOException {
        throw new UnsupportedOperationException("Task 4.3: choose and order what is listed (README, Task 3)");
    }

    @Override
    public long length() {
        return UNKNOWN;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        write(out, Html.start("Folder " + path) + "<table>\n");
        if (!path.equals("/")) {
            write(out, "<tr><td><a href=\"../\">../</a><td>\n");
        }
        for (Path entry : entries) {
            write(out, row(entry));
        }
        write(out, "</table>" + Html.END);
    }

    // TASK 4.3 Write a line of the listing
    /** A table row with a link and, for a file, its size in bytes. */
    private static String row(Path entry) {
        throw new UnsupportedOperationException("Task 4.3: write a line of the listing (README, Task 3)");
    }

    private static String name(Path entry) {
        return entry.getFileName().toString();
    }

    private static void write(OutputStream out, String html) throws IOException {
        out.write(html.getBytes(StandardCharsets.UTF_8));
    }
}
