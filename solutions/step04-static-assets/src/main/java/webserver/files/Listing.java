package webserver.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import webserver.http.Body;
import webserver.http.Header;
import webserver.http.Html;
import webserver.http.Request;
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
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(entry -> !name(entry).startsWith("."))
                    .sorted(Comparator.comparing((Path entry) -> !Files.isDirectory(entry))
                            .thenComparing(Listing::name))
                    .collect(Collectors.toList());
        }
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
        String slash = Files.isDirectory(entry) ? "/" : "";
        String size = Files.isDirectory(entry) ? "" : entry.toFile().length() + " bytes";
        return "<tr><td><a href=\"%s%s\">%s%s</a><td>%s\n"
                .formatted(Request.encode(name(entry)), slash, Html.escape(name(entry)), slash, size);
    }

    private static String name(Path entry) {
        return entry.getFileName().toString();
    }

    private static void write(OutputStream out, String html) throws IOException {
        out.write(html.getBytes(StandardCharsets.UTF_8));
    }
}
