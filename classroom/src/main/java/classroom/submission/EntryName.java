package classroom.submission;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a file or folder in the class folder says. A grade goes into the row of the number that is read here,
 * so nothing is taken for a number that a student may have written.
 *
 * <p>Moodle writes {@code Full Name_12345_assignsubmission_file_}: a folder, or the beginning of a file's name, with the
 * student's own behind it. In names it puts a blank for each low line, so its number follows the first low line, and
 * whatever looks like one later on is the student's.
 *
 * <p>Canvas writes {@code lovelaceada_12345_67890_file.zip}, the user's number and the file's, perhaps with {@code LATE}
 * before them. It takes such numbers out of names, but drops dashes and dots only later: {@code eve_7-7_8-8} becomes
 * {@code eve_77_88}. So where two places may hold the numbers, none is believed. Behind {@code anon} stands no user's
 * number.
 *
 * @param form who seems to have written the name, and how
 * @param number the platform's number of the student; none if the form is plain
 * @param file what the student has called it; for a folder of Moodle, the whole name
 */
record EntryName(Form form, String student, Optional<String> number, String file) {

    /** A download has one form only. */
    enum Form {
        PLAIN,
        MOODLE_FOLDER,
        MOODLE_FILE,
        CANVAS_FILE
    }

    private static final Pattern MOODLE =
            Pattern.compile("([^_]+)_(\\d{1,20})_assignsubmission_[a-z]+(?:_(.*))?", Pattern.DOTALL);

    // Short numbers are rather a date or a version in a name that the instructor has given.
    private static final Pattern CANVAS =
            Pattern.compile("(.+?)(?:_LATE)?_([1-9]\\d{2,19})_([1-9]\\d{2,19})_(.+)", Pattern.DOTALL);
    private static final Pattern CANVAS_NUMBERS = Pattern.compile("_\\d+(?=_[1-9]\\d{2,19}_)");
    private static final String CANVAS_ANONYMOUS = "anon";

    // Canvas puts -1, -2 … behind the name of a file that is handed in again.
    private static final Pattern AGAIN = Pattern.compile("-\\d{1,3}(?=\\.(?:java|zip|tar\\.gz|tgz)$)");

    /** Reads a name as a platform would have written it; Canvas makes no folders. */
    static EntryName of(String name, boolean folder) {
        Matcher moodle = MOODLE.matcher(name);
        if (moodle.matches()) {
            return moodle(moodle, name, folder);
        }
        Matcher canvas = CANVAS.matcher(name);
        return !folder && canvas.matches() && isClear(canvas) ? canvas(canvas) : plain(name, folder);
    }

    /** Takes a name as it is, but for an archive's extension. */
    static EntryName plain(String name, boolean folder) {
        String student = folder ? name : ArchiveType.withoutExtension(name);
        return new EntryName(Form.PLAIN, student, Optional.empty(), name);
    }

    // With a file's name behind it, a folder is such a file that somebody has unpacked.
    private static EntryName moodle(Matcher name, String whole, boolean folder) {
        boolean endsHere = name.group(3) == null || name.group(3).isEmpty();
        Form form = folder && endsHere ? Form.MOODLE_FOLDER : Form.MOODLE_FILE;
        return new EntryName(form, name.group(1), Optional.of(name.group(2)), endsHere ? whole : name.group(3));
    }

    private static boolean isClear(Matcher canvas) {
        return CANVAS_NUMBERS.matcher(canvas.group()).results().count() == 1
                && !canvas.group(1).equals(CANVAS_ANONYMOUS);
    }

    private static EntryName canvas(Matcher name) {
        String file = AGAIN.matcher(name.group(4)).replaceFirst("");
        return new EntryName(Form.CANVAS_FILE, name.group(1), Optional.of(name.group(2)), file);
    }

    Optional<String> moodleId() {
        return form == Form.CANVAS_FILE ? Optional.empty() : number;
    }

    Optional<String> canvasId() {
        return form == Form.CANVAS_FILE ? number : Optional.empty();
    }

    boolean isOfAPlatform() {
        return form != Form.PLAIN;
    }
}
