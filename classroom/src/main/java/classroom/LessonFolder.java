package classroom;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the parts of a lesson lie in the workbook. */
public record LessonFolder(Path workbook, String name) {

    /** Every lesson that the workbook has. */
    public static List<LessonFolder> all() {
        Path workbook = Path.of(System.getProperty("workbook.root", ".."))
                .toAbsolutePath()
                .normalize();
        return in(workbook);
    }

    /** Every lesson in the workbook in this folder; none if it is no workbook. */
    public static List<LessonFolder> in(Path workbook) {
        return list(workbook).stream()
                .filter(folder -> Files.isRegularFile(folder.resolve("pom.xml")))
                .map(folder -> folder.getFileName().toString())
                .filter(name -> name.matches("step\\d\\d-.*"))
                .map(name -> new LessonFolder(workbook, name))
                .toList();
    }

    /** The lesson with this number. */
    public static LessonFolder of(int number) {
        return all().stream()
                .filter(lesson -> lesson.number() == number)
                .findFirst()
                .orElseThrow();
    }

    public Path folder() {
        return workbook.resolve(name);
    }

    public Path skeleton() {
        return folder().resolve("src/main/java");
    }

    public Path solution() {
        return workbook.resolve("solutions").resolve(name).resolve("src/main/java");
    }

    public Path suite() {
        return folder().resolve("src/test/java");
    }

    /** The mistakes of students that the suite has to catch. */
    public List<Path> bugs() {
        return list(trials().resolve("bugs"));
    }

    /** The mutants that the suite does not have to notice, each with a reason; a missing file if there are none. */
    public Path mutants() {
        return trials().resolve("mutants.txt");
    }

    /** The sentences of the text, each with the checks that look at what it asks for. */
    public Path sentences() {
        return trials().resolve("sentences.txt");
    }

    /** Correct servers in other styles, a folder each. */
    public List<Path> variants() {
        return list(trials().resolve("variants"));
    }

    // What the suite is tried on.
    private Path trials() {
        return workbook.resolve("classroom/lessons").resolve(name);
    }

    /** The files that a server serves, from lesson 3 on. */
    public Path site() {
        return folder().resolve("site");
    }

    /** The compiled suite. */
    public Path suiteClasses() {
        return folder().resolve("target/solutions/test-classes");
    }

    /** What a server of this lesson needs on its class path besides its classes, a path separator before each. */
    public String libraries() throws IOException {
        StringBuilder text = new StringBuilder();
        libraryFiles().forEach(file -> text.append(File.pathSeparator).append(file));
        return text.toString();
    }

    /** The jars that a server of this lesson needs. */
    public List<Path> libraryFiles() throws IOException {
        Path list = folder().resolve("target/solutions/libraries.txt"); // the lesson's own build has written it
        return Files.exists(list)
                ? Stream.of(Files.readString(list).strip().split(File.pathSeparator))
                        .filter(file -> !file.isEmpty())
                        .map(Path::of)
                        .toList()
                : List.of();
    }

    /** The step. */
    public int number() {
        return Integer.parseInt(name.substring(4, 6));
    }

    @Override
    public String toString() {
        return name;
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
