package gradingkit.server;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The folders in which the system looks for programs: the variable {@code PATH}. */
public final class SearchPath {

    private SearchPath() {}

    /** All programs with one of these names, in the order in which the system would find them. */
    public static Stream<Path> all(String... names) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of(names).flatMap(name -> program(folder, name)));
    }

    /** The first of {@link #all}. */
    public static Optional<Path> first(String... names) {
        return all(names).findFirst();
    }

    private static Stream<Path> program(String folder, String name) {
        try {
            return Stream.of(Path.of(folder, name)).filter(Files::isRegularFile).filter(Files::isExecutable);
        } catch (InvalidPathException e) {
            return Stream.empty(); // an entry that no system would take
        }
    }
}
