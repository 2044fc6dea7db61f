package classroom.submission;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a file or folder in the class folder says.
 *
 * @param file what the student has called it; for a folder of Moodle, the whole name
 */
record EntryName(String student, Optional<String> moodleId, Optional<String> canvasId, String file) {

    // Moodle: Name_12345_assignsubmission_file_ is a folder; with a name after it, a file that is in no folder.
    private static final Pattern MOODLE =
            Pattern.compile("(.+?)_(\\d{1,20})_assignsubmission_[a-z]+(?:_(.*))?", Pattern.DOTALL);
    private static final Pattern MOODLE_MARK = Pattern.compile("_\\d{1,20}_assignsubmission_");

    // Canvas: the student, perhaps LATE, the user's number, the file's number, the file. Short numbers are rather a
    // date or a version in a name that the instructor has given.
    private static final Pattern CANVAS =
            Pattern.compile("(.+?)(?:_LATE)?_([1-9]\\d{2,19})_([1-9]\\d{2,19})_(.+)", Pattern.DOTALL);

    // Canvas puts -1, -2 … behind the name of a file that is handed in again.
    private static final Pattern AGAIN = Pattern.compile("-\\d{1,3}(?=\\.(?:java|zip|tar\\.gz|tgz)$)");

    /** Reads a folder's name: Canvas makes no folders. */
    static EntryName ofFolder(String name) {
        Matcher moodle = MOODLE.matcher(name);
        return moodle.matches() && isClear(name) ? moodle(moodle, name) : plainFolder(name);
    }

    /** Takes a folder's name as it is. */
    static EntryName plainFolder(String name) {
        return plain(name, name);
    }

    /** Takes a file's name as it is, but for its extension. */
    static EntryName plainFile(String name) {
        return plain(ArchiveType.withoutExtension(name), name);
    }

    // A student chooses the file's name, and perhaps the own name: with two numbers, nobody can tell which is Moodle's.
    private static boolean isClear(String name) {
        return MOODLE_MARK.matcher(name).results().count() == 1;
    }

    /** Reads the name of a file that is not a folder. */
    static EntryName ofFile(String name) {
        Matcher moodle = MOODLE.matcher(name);
        if (moodle.matches()) {
            return isClear(name) ? moodle(moodle, name) : plainFile(name);
        }
        Matcher canvas = CANVAS.matcher(name);
        return canvas.matches() ? canvas(canvas) : plainFile(name);
    }

    private static EntryName moodle(Matcher name, String whole) {
        String file = name.group(3) == null || name.group(3).isEmpty() ? whole : name.group(3);
        return new EntryName(name.group(1), Optional.of(name.group(2)), Optional.empty(), file);
    }

    private static EntryName canvas(Matcher name) {
        String file = AGAIN.matcher(name.group(4)).replaceFirst("");
        return new EntryName(name.group(1), Optional.empty(), Optional.of(name.group(2)), file);
    }

    private static EntryName plain(String student, String file) {
        return new EntryName(student, Optional.empty(), Optional.empty(), file);
    }

    boolean isOfAPlatform() {
        return moodleId.isPresent() || canvasId.isPresent();
    }
}
