package gradingkit.watch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A lesson's folder and what the build says about it.
 *
 * @param folder the lesson's folder
 * @param sources the folders with the source files
 * @param suite the folder with the suite's classes
 * @param target the folder for what is made
 * @param mainClass the class with the server's {@code main}
 * @param seed what all random values come from; empty if each save has another seed
 */
record Project(Path folder, List<Path> sources, Path suite, Path target, String mainClass, String seed) {

    /** As the system properties of this JVM tell; the root {@code pom.xml} sets them. */
    static Project fromProperties() {
        Path folder = Path.of(property("lesson")).toAbsolutePath().normalize();
        return new Project(
                folder,
                paths(property("sources"))
                        .map(folder::resolve)
                        .map(Path::normalize)
                        .toList(),
                Path.of(property("suite")),
                Path.of(property("target")),
                property("main"),
                System.getProperty("workbook.seed", ""));
    }

    private static String property(String name) {
        String value = System.getProperty("workbook." + name);
        if (value == null) {
            throw new IllegalStateException("workbook." + name
                    + " is not set: start it with \"mvn -pl step01 watch\", or the step that you are at");
        }
        return value;
    }

    private static Stream<Path> paths(String list) {
        return Stream.of(list.split(File.pathSeparator))
                .filter(path -> !path.isBlank())
                .map(Path::of);
    }

    /** The files that a server works with, if the lesson has some. */
    Path site() {
        return folder.resolve("site");
    }

    /** What a server needs besides its own classes, from lesson 5 on; the build writes it into a file. */
    List<Path> libraries() {
        Path file = target.resolve("libraries.txt");
        try {
            return Files.exists(file) ? paths(Files.readString(file).strip()).toList() : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What people call it, such as "Step 3". */
    String step() {
        return folder.getFileName().toString().replaceFirst("^step0*(\\d+)-.*", "Step $1");
    }
}
