package classroom.submission;

/**
 * How much a submission may be. Whole classes stay far below these numbers; whoever is above them wants to fill the
 * instructor's disk or memory, or has packed the wrong folder.
 */
final class Limits {
    private static final long MIB = 1L << 20;

    static final long ARCHIVE_BYTES = 200 * MIB;
    static final long NESTED_ARCHIVE_BYTES = 50 * MIB;
    static final int ARCHIVES = 10;

    /** Entries of all archives and folders of a submission, ignored ones included. */
    static final int ENTRIES = 20_000;

    /** What is unpacked of one submission: for tar archives this includes what is ignored. */
    static final long UNPACKED_BYTES = 100 * MIB;

    /** What describes one entry of a tar archive: a long name, or a PAX header. */
    static final long TAR_HEADER_BYTES = MIB / 4;

    /** A zip archive's table of contents: room for {@link #ENTRIES} of them. */
    static final long ZIP_DIRECTORY_BYTES = 5 * MIB;

    static final int PATH_CHARACTERS = 1_024;
    static final int PATH_DEPTH = 32;
    /** What Linux, Windows and macOS all allow. */
    static final int NAME_BYTES = 255;

    /** How many folders may lie around a lesson folder. */
    static final int LESSON_DEPTH = 6;

    static final int SOURCE_FILES = 2_000;
    static final long SOURCE_BYTES = 5 * MIB;
    static final long SOURCE_FILE_BYTES = MIB;
    static final int SITE_FILES = 5_000;
    static final long SITE_BYTES = 50 * MIB;

    private Limits() {}

    /** A number of bytes as a sentence says it. */
    static String say(long bytes) {
        return bytes / MIB + " MiB";
    }
}
