package classroom.submission;

import classroom.BadInput;
import classroom.submission.Entry.HandedIn;
import classroom.submission.EntryName.Form;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder with what a class has handed in: an entry per student, which is a folder, a git clone, a {@code .zip} or a
 * {@code .tar.gz}; or what Moodle and Canvas give when all submissions are downloaded at once. Submissions are hostile
 * until read: nothing of them is executed, unpacked to the disk, or followed out of the folder.
 */
public final class ClassFolder {
    private final Path folder;
    private final List<Entry> entries;
    private final List<String> leftOut;

    private ClassFolder(Path folder, List<Entry> entries, List<String> leftOut) {
        this.folder = folder;
        this.entries = List.copyOf(entries);
        this.leftOut = List.copyOf(leftOut);
    }

    /**
     * Lists a class. Nothing of what the students have handed in is opened yet.
     *
     * @param folder the folder with the submissions
     * @throws BadInput if it cannot be read, or is not such a folder
     */
    public static ClassFolder of(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new BadInput(
                    Files.exists(folder)
                            ? folder + " is not a folder: unpack it, and name the folder that holds the submissions."
                            : "There is no folder " + folder + ": name the folder that holds the submissions.");
        }
        refuseSingleSubmission(folder);
        List<Path> paths = list(folder);
        List<Entry> entries = entries(paths);
        if (entries.isEmpty()) {
            throw new BadInput(folder + " holds no submissions: a folder, .zip or .tar.gz per student is looked for.");
        }
        return new ClassFolder(folder, entries, leftOut(paths, entries));
    }

    private static void refuseSingleSubmission(Path folder) {
        if (Files.exists(folder.resolve("pom.xml")) || Files.exists(folder.resolve("src"))) {
            throw new BadInput(folder + " looks like the work of one student, as it holds a pom.xml or src:"
                    + " name the folder that holds a folder or archive per student.");
        }
    }

    // In the order of the names' bytes, which is the same on each machine.
    private static List<Path> list(Path folder) {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(paths::add);
        } catch (IOException | DirectoryIteratorException e) {
            throw new BadInput(folder + " cannot be read: see to it that you may read it.", e);
        }
        Collections.sort(paths);
        return paths;
    }

    private static List<Entry> entries(List<Path> paths) {
        Form form = form(paths);
        Map<List<Object>, Entry> entries = new LinkedHashMap<>();
        for (Path path : paths) {
            EntryName name = name(path, form);
            if (isEntry(path, name)) {
                // What a platform gives of one student belongs together; else, each file or folder is a student.
                Object id = name.isOfAPlatform() ? name.number() : path;
                entries.merge(List.of(name.student(), id), entry(path, name), ClassFolder::join);
            }
        }
        return distinct(withoutDoubtfulNumbers(List.copyOf(entries.values())));
    }

    // A platform names everything in a download in one way. A name that looks so among others may be a student's
    // choice,
    // to have the grade of the one whose number it holds.
    private static Form form(List<Path> paths) {
        List<EntryName> names = paths.stream()
                .filter(path -> isEntry(path, name(path)))
                .map(ClassFolder::name)
                .toList();
        return Stream.of(Form.values())
                .filter(form ->
                        2 * names.stream().filter(name -> name.form() == form).count() > names.size())
                .findFirst()
                .orElse(Form.PLAIN);
    }

    private static EntryName name(Path path) {
        return EntryName.of(path.getFileName().toString(), isFolder(path));
    }

    private static EntryName name(Path path, Form form) {
        EntryName name = name(path);
        return name.form() == form ? name : EntryName.plain(path.getFileName().toString(), isFolder(path));
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    // A platform's number belongs to one student: of two who have it, at least one has made it up.
    private static List<Entry> withoutDoubtfulNumbers(List<Entry> entries) {
        Map<List<Object>, Long> count =
                entries.stream().collect(Collectors.groupingBy(ClassFolder::numbers, Collectors.counting()));
        return entries.stream()
                .map(entry -> count.get(numbers(entry)) == 1
                        ? entry
                        : new Entry(entry.student(), Optional.empty(), Optional.empty(), entry.files()))
                .toList();
    }

    private static List<Object> numbers(Entry entry) {
        return List.of(entry.moodleId(), entry.canvasId());
    }

    // A list of the class or a note of the instructor's may lie beside the submissions.
    private static boolean isEntry(Path path, EntryName name) {
        if (Ignored.isHidden(path.getFileName().toString())) {
            return false;
        }
        return !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                || name.isOfAPlatform()
                || name.file().endsWith(".java")
                || ArchiveType.of(name.file()).isPresent();
    }

    private static Entry entry(Path path, EntryName name) {
        List<HandedIn> files = List.of(new HandedIn(path, name.file()));
        return new Entry(name.student(), name.moodleId(), name.canvasId(), files);
    }

    private static Entry join(Entry one, Entry other) {
        List<HandedIn> files = new ArrayList<>(one.files());
        files.addAll(other.files());
        return new Entry(one.student(), one.moodleId(), one.canvasId(), List.copyOf(files));
    }

    // Two students with one name get their number behind it, or else the name of what they have handed in. An ü of one
    // character and one of two look the same, so they are the same here.
    private static List<Entry> distinct(List<Entry> entries) {
        Map<String, Long> count =
                entries.stream().collect(Collectors.groupingBy(entry -> seen(entry.student()), Collectors.counting()));
        Set<String> given = new HashSet<>(count.keySet());
        return entries.stream()
                .map(entry -> count.get(seen(entry.student())) == 1 ? entry : renamed(entry, given))
                .toList();
    }

    private static Entry renamed(Entry entry, Set<String> given) {
        Optional<String> id = entry.moodleId().or(entry::canvasId);
        String detail = id.orElseGet(() -> entry.files().get(0).name());
        String name = entry.student() + " (" + detail + ")";
        for (int i = 2; !given.add(seen(name)); i++) {
            name = entry.student() + " (" + detail + ", " + i + ")";
        }
        return new Entry(name, entry.moodleId(), entry.canvasId(), entry.files());
    }

    private static String seen(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    /** The students, in the order of what they have handed in; names are unique. */
    public List<Entry> entries() {
        return entries;
    }

    /**
     * Makes sure that nothing is written where it would be taken for a submission.
     *
     * @param out a folder, which need not be there yet
     * @throws BadInput if it lies among the submissions
     */
    public void refuseOutput(Path out) throws IOException {
        Path existing = out.toAbsolutePath().normalize();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing.toRealPath().startsWith(folder.toRealPath())) {
            throw new BadInput(out + " lies among the submissions, and would be taken for one of them: name another"
                    + " folder with --out.");
        }
    }

    /** The names of the files beside the submissions that are nobody's; what tools leave behind is not told. */
    public List<String> leftOut() {
        return leftOut;
    }

    private static List<String> leftOut(List<Path> paths, List<Entry> entries) {
        Set<Path> taken = entries.stream()
                .flatMap(entry -> entry.files().stream())
                .map(HandedIn::path)
                .collect(Collectors.toSet());
        return paths.stream()
                .filter(path -> !taken.contains(path))
                .map(path -> path.getFileName().toString())
                .filter(name -> !Ignored.isNeverWork(name))
                .map(Shown::name)
                .toList();
    }

    /**
     * The students who have no number of a platform, though others have one, or though the name of what they have handed
     * in holds one: whose it is cannot be told.
     */
    public List<String> withoutNumber() {
        boolean platform = entries.stream().anyMatch(Entry::hasNumber);
        return entries.stream()
                .filter(entry -> !entry.hasNumber() && (platform || seemsToHaveNumber(entry)))
                .map(Entry::student)
                .toList();
    }

    private static boolean seemsToHaveNumber(Entry entry) {
        return entry.files().stream().anyMatch(file -> name(file.path()).isOfAPlatform());
    }

    /**
     * Reads what a student has handed in. It throws nothing, whatever that is: what cannot be graded has a
     * {@link Submission#problem}.
     *
     * @param entry one of {@link #entries()}
     * @param wanted the lessons to look for; none means all. Java files without a lesson's folder are read only if
     *     exactly one is wanted
     * @return the lessons that were found, or why there are none
     */
    public Submission read(Entry entry, Set<Integer> wanted) {
        try (Sources sources = Sources.of(entry)) {
            return new Submission(entry.student(), LessonReader.read(Selection.of(sources.all(), wanted)), "", false);
        } catch (Refused e) {
            return notRead(entry, e.getMessage(), e.isOfTheDisk());
        } catch (IOException | RuntimeException e) {
            return notRead(
                    entry,
                    "It cannot be read (" + Shown.name(e.toString()) + "): see whether the file is there"
                            + " and whether you may read it.",
                    e instanceof IOException);
        }
    }

    private static Submission notRead(Entry entry, String problem, boolean retry) {
        SortedMap<Integer, LessonFiles> none = new TreeMap<>();
        return new Submission(entry.student(), none, problem, retry);
    }
}
