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
            Pattern.compile("(.+)_(\\d{1,20})_assignsubmission_[a-z]+(?:_(.*))?", Pattern.DOTALL);

    // Canvas: the student, perhaps LATE, the user's number, the file's number, the file. Short numbers are rather a
    // date or a version in a name that the instructor has given.
    private static final Pattern CANVAS =
            Pattern.compile("(.+?)(?:_LATE)?_([1-9]\\d{2,19})_([1-9]\\d{2,19})_(.+)", Pattern.DOTALL);

    // Canvas puts -1, -2 … behind the name of a file that is handed in again.
    private static final Pattern AGAIN = Pattern.compile("-\\d{1,3}(?=\\.(?:java|zip|tar\\.gz|tgz)$)");

    /** Reads a folder's name: Canvas makes no folders. */
    static EntryName ofFolder(String name) {
        Matcher moodle = MOODLE.matcher(name);
        return moodle.matches() ? moodle(moodle, name) : plain(name, name);
    }

    /** Reads the name of a file that is not a folder. */
    static EntryName ofFile(String name) {
        Matcher moodle = MOODLE.matcher(name);
        if (moodle.matches()) {
            return moodle(moodle, name);
        }
        Matcher canvas = CANVAS.matcher(name);
        return canvas.matches() ? canvas(canvas) : plain(ArchiveType.withoutExtension(name), name);
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
