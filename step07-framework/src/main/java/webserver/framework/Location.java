package webserver.framework;

/** Where static files are. */
public enum Location {
    /** In a folder of the file system. */
    EXTERNAL
}
