package classroom.submission;

import classroom.submission.Item.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A folder or a git clone on the instructor's disk. Links in it are listed, and never followed. */
final class FolderSource implements Source {
    private final String name;
    private final Map<Item, Path> paths;
    private final List<Item> items;

    private FolderSource(String name, List<Item> items, Map<Item, Path> paths) {
        this.name = name;
        this.items = items;
        this.paths = paths;
    }

    static FolderSource of(String name, Path folder, Budget budget) throws IOException {
        Walk walk = new Walk(name, folder, budget);
        Files.walkFileTree(folder, Set.of(), Limits.PATH_DEPTH + 2, walk);
        return walk.source(name);
    }

    /** Opens a file of the disk, unless a link stands in its place. */
    static InputStream open(Path file) throws IOException {
        return Channels.newInputStream(Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    static Kind kind(BasicFileAttributes attributes) {
        if (attributes.isRegularFile()) {
            return Kind.FILE;
        }
        return attributes.isSymbolicLink() ? Kind.LINK : Kind.SPECIAL;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Item> items() {
        return items;
    }

    /** The file or folder that an item stands for. */
    Path path(Item item) {
        return paths.get(item);
    }

    @Override
    public void read(Set<Item> wanted, Taker taker) throws IOException {
        for (Item item : wanted) {
            try (InputStream content = open(path(item))) {
                taker.take(item, content);
            }
        }
    }

    @Override
    public void close() {}

    /** Goes through the folder. A file whose name is no text in the system's encoding keeps its {@link Path}. */
    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path folder;
        private final Listing listing;
        private final Map<Integer, Path> files = new HashMap<>();

        Walk(String name, Path folder, Budget budget) {
            this.folder = folder;
            this.listing = new Listing(name, budget);
        }

        FolderSource source(String name) {
            Map<Item, Path> paths = new HashMap<>();
            listing.items().forEach(item -> paths.put(item, files.get(item.index())));
            return new FolderSource(name, listing.items(), paths);
        }

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) throws IOException {
            if (path.equals(folder)) {
                return FileVisitResult.CONTINUE;
            }
            if (Ignored.test(inside(path))) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            listing.addFolder(inside(path));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
            files.put(listing.add(inside(path), kind(attributes)), path);
            return FileVisitResult.CONTINUE;
        }

        // What is ignored need not be readable.
        @Override
        public FileVisitResult visitFileFailed(Path path, IOException cause) throws IOException {
            if (!path.equals(folder) && Ignored.test(inside(path))) {
                return FileVisitResult.CONTINUE;
            }
            throw cause;
        }

        private String inside(Path path) {
            return folder.relativize(path)
                    .toString()
                    .replace(path.getFileSystem().getSeparator(), "/");
        }
    }
}
