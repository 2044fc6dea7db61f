package classroom.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a sandbox shows of {@code /etc}, and its filter, in a folder of the stage. They are copies: a program that
 * installs software replaces such files at any time, and a sandbox that has the old one cannot hand it on.
 */
public final class SystemFiles {

    private static final Path ETC = Path.of("/etc");

    private final Path stage;

    SystemFiles(Path stage) {
        this.stage = stage;
    }

    /** Writes them into a stage. */
    public static void writeInto(Path stage) throws IOException {
        SystemFiles files = new SystemFiles(stage);
        files.writeOwn();
        for (Path file : files.shown()) {
            files.copy(file);
        }
        Optional<byte[]> filter = SystemCalls.filter();
        if (filter.isPresent()) {
            Files.write(files.filterFile(), filter.get());
        }
    }

    /** The copy of {@code /etc}. */
    Path etc() {
        return stage.resolve("etc");
    }

    /** The filter for bubblewrap; empty if there is none for this kind of computer. */
    Optional<Path> filter() {
        return Optional.of(filterFile()).filter(Files::exists);
    }

    private Path filterFile() {
        return stage.resolve("system-calls.filter");
    }

    // What an honest server may look up stands in them.
    private void writeOwn() throws IOException {
        Files.createDirectories(etc());
        Files.writeString(etc().resolve("hosts"), "127.0.0.1 localhost\n::1 localhost\n");
        Files.writeString(etc().resolve("nsswitch.conf"), "passwd: files\ngroup: files\nhosts: files\n");
        Files.writeString(etc().resolve("passwd"), "student:x:1000:1000:student:/tmp:/bin/sh\n");
        Files.writeString(etc().resolve("group"), "student:x:1000:\n");
    }

    // Debian keeps a JDK's settings in java-…, and has its programs found through alternatives.
    private List<Path> shown() throws IOException {
        List<Path> shown = new ArrayList<>();
        Stream.of("alternatives", "ld.so.cache", "localtime")
                .map(ETC::resolve)
                .filter(Files::exists)
                .forEach(shown::add);
        if (Files.isDirectory(ETC)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(ETC, "java-*")) {
                found.forEach(shown::add);
            }
        }
        return shown;
    }

    // A file that is a link is followed, as localtime is; links in folders lead to where the sandbox has the same.
    private void copy(Path source) throws IOException {
        Path target = etc().resolve(ETC.relativize(source).toString());
        if (Files.isRegularFile(source)) {
            Files.copy(source, target);
            return;
        }
        try (Stream<Path> walk = Files.walk(source)) {
            for (Path path : walk.toList()) {
                Path copy = target.resolve(source.relativize(path).toString());
                if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectories(copy);
                } else if (isForAll(path)) {
                    Files.copy(path, copy, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }

    // What others may not read, they shall not read in the copy.
    private static boolean isForAll(Path path) throws IOException {
        int othersMayRead = 4;
        int mode = (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        return (mode & othersMayRead) != 0;
    }
}
