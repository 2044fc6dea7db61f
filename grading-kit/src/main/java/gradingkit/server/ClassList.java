package gradingkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** The classes that a JVM has loaded, as it writes them down itself: no reflection hides one. */
final class ClassList {

    private static final String FILE = "loaded-classes.txt";

    /** Has a JVM write its list into its working folder. */
    static final String OPTION = "-Xlog:class+load:file=" + FILE + ":none:filecount=0";

    private ClassList() {}

    /**
     * The names of the classes.
     *
     * @param folder the JVM's working folder
     * @throws NotCheckable if it has no list, as the program is none in Java, or not the lesson's own
     */
    static Set<String> in(Path folder) {
        Path list = folder.resolve(FILE);
        if (!Files.exists(list)) {
            throw new NotCheckable("it needs the list of the classes that the server has loaded");
        }
        try (var lines = Files.lines(list, StandardCharsets.ISO_8859_1)) {
            return lines.map(line -> line.split(" ", 2)[0]).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
