package classroom.submission;

/**
 * One thing in a folder or archive.
 *
 * @param index its place among all that its source has, ignored things included
 * @param path its path, the name of the source first, with {@code /} between the names
 */
record Item(int index, String path, Kind kind) {

    enum Kind {
        FILE,
        LINK,
        /** A device, a pipe, a socket. */
        SPECIAL
    }

    boolean isFile() {
        return kind == Kind.FILE;
    }
}
