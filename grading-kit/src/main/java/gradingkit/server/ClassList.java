package gradingkit.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** The classes that a JVM has loaded, as it writes them down itself: no reflection hides one. */
final class ClassList {

    private static final String FILE = "loaded-classes.txt";
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    /** Has a JVM write its list into its working folder. */
    static final String OPTION = "-Xlog:class+load:file=" + FILE + ":none:filecount=0";

    private ClassList() {}

    /**
     * The names of the classes.
     *
     * @param folder the JVM's working folder, where the program could have laid hands on the list
     * @throws AssertionError if the list is gone, or another file is in its place
     */
    static Set<String> in(Path folder) {
        Set<String> names = names(folder.resolve(FILE));
        if (!names.contains("java.lang.Object")) {
            throw new AssertionError("the list of the classes that the server has loaded, " + FILE
                    + ", was there when it started, and is gone or changed");
        }
        return names;
    }

    private static Set<String> names(Path list) {
        if (!Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS)) {
            return Set.of();
        }
        try (InputStream in = Files.newInputStream(list, LinkOption.NOFOLLOW_LINKS)) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1)
                    .lines()
                    .map(line -> line.split(" ", 2)[0])
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            return Set.of();
        }
    }
}
