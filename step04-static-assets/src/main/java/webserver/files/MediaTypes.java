package webserver.files;

/** The media types of files (RFC 9110, 8.3.1), by the ends of their names. */
final class MediaTypes {

    private static final String UNKNOWN = "application/octet-stream";

    private MediaTypes() {}

    // TASK 4.1 Find the media type
    /** The value of Content-Type for a file of this name, in whichever case its extension is written. */
    static String of(String fileName) {
        return fileName.endsWith(".html") ? "text/html; charset=utf-8" : UNKNOWN;
    }
}
