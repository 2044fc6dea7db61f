package classroom.handout;

import classroom.BadInput;
import classroom.LessonFolder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** The workbook as a student gets it: a zip without the solutions, with the lessons up to a given one. */
public final class Handout {
    private static final String FOLDER = "web-server-workbook/";
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0); // any, but always the same
    private static final int PROGRAM = 0100755;
    private static final int PLAIN_FILE = 0100644;

    private final Path root;
    private final LessonFolder last;
    private final List<LessonFolder> lessons;
    private final List<LessonFolder> leftOut;

    private Handout(Path root, int upto) {
        List<LessonFolder> all = LessonFolder.in(root);
        this.root = root;
        this.last = all.stream()
                .filter(lesson -> lesson.number() == upto)
                .findFirst()
                .orElseThrow(() -> noLesson(root, upto, all));
        this.lessons = all.stream().filter(lesson -> lesson.number() <= upto).toList();
        this.leftOut = all.stream().filter(lesson -> lesson.number() > upto).toList();
    }

    /**
     * Writes a zip that holds one folder, ready to be worked in; the same workbook gives the same bytes. The file is
     * there whole or not at all, and replaces one of the same name.
     *
     * @param workbookRoot the folder of the workbook; of a git work tree only what git tracks is handed out
     * @param upto the number of the last lesson
     * @param withReference whether the lessons before the last one hold their reference solutions
     * @param zip the file to write; its folder is made if it is missing
     * @throws BadInput if that is no workbook, has no such lesson or no solutions, or if the file cannot be written
     */
    public static void write(Path workbookRoot, int upto, boolean withReference, Path zip) {
        Handout handout = new Handout(workbookRoot.toAbsolutePath().normalize(), upto);
        Path target = zip.toAbsolutePath().normalize();
        if (Files.isDirectory(target)) {
            throw new BadInput(target + " is a folder: name the zip file to write, such as handout.zip.");
        }
        try {
            replace(target, handout.files(withReference));
        } catch (IOException e) {
            throw new BadInput("The handout cannot be written to %s: %s".formatted(target, cause(e)), e);
        }
    }

    private static BadInput noLesson(Path root, int upto, List<LessonFolder> all) {
        if (all.isEmpty()) {
            return new BadInput(root + " is not the workbook, as it holds no folder of a lesson: name the workbook's.");
        }
        int last = all.get(all.size() - 1).number();
        return new BadInput("There is no lesson %d: the workbook has lessons 1 to %d.".formatted(upto, last));
    }

    private static String cause(IOException e) {
        return e instanceof NoSuchFileException ? "there is no " + e.getMessage() : String.valueOf(e.getMessage());
    }

    /** What goes into the zip, by its path in the workbook. */
    private SortedMap<String, HandoutFile> files(boolean withReference) throws IOException {
        SortedMap<String, HandoutFile> files = new TreeMap<>();
        for (String path : WorkbookFiles.of(root).below("", this::isForStudents)) {
            files.put(path, HandoutFile.read(root.resolve(path)));
        }
        if (withReference) {
            putReference(files);
        }
        StudentEdition edition = new StudentEdition(lessons, leftOut, withReference);
        files.replaceAll((path, file) -> edition.of(path, file));
        return files;
    }

    private boolean isForStudents(String path) {
        String top = path.replaceFirst("/.*", "");
        return lessons.stream().anyMatch(lesson -> lesson.name().equals(top))
                || StudentEdition.SHARED.stream().anyMatch(path::startsWith);
    }

    private void putReference(Map<String, HandoutFile> files) throws IOException {
        WorkbookFiles workbook = WorkbookFiles.of(root);
        for (LessonFolder lesson : lessons.subList(0, lessons.indexOf(last))) {
            String solution = "solutions/" + lesson.name() + "/";
            List<String> reference = workbook.below(solution, path -> true);
            if (reference.isEmpty()) {
                throw new BadInput("There is no " + solution + " in " + root + ": leave --with-reference out, or use a"
                        + " workbook that has its solutions.");
            }
            for (String path : reference) {
                files.put(
                        lesson.name() + "/" + path.substring(solution.length()), HandoutFile.read(root.resolve(path)));
            }
        }
    }

    /** By way of a new file beside it, so that nobody ever finds half of one. */
    private static void replace(Path zip, SortedMap<String, HandoutFile> files) throws IOException {
        Files.createDirectories(zip.getParent());
        Path fresh = zip.resolveSibling(
                "." + zip.getFileName() + "." + ProcessHandle.current().pid());
        try {
            writeZip(fresh, files);
            Files.move(fresh, zip, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void writeZip(Path zip, SortedMap<String, HandoutFile> files) throws IOException {
        try (ZipArchiveOutputStream out =
                new ZipArchiveOutputStream(new BufferedOutputStream(Files.newOutputStream(zip)))) {
            for (Map.Entry<String, HandoutFile> file : files.entrySet()) {
                out.putArchiveEntry(entry(FOLDER + file.getKey(), file.getValue()));
                out.write(file.getValue().content());
                out.closeArchiveEntry();
            }
        }
    }

    private static ZipArchiveEntry entry(String name, HandoutFile file) {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setTimeLocal(ENTRY_TIME);
        entry.setUnixMode(file.program() ? PROGRAM : PLAIN_FILE);
        entry.setSize(file.content().length);
        return entry;
    }
}
