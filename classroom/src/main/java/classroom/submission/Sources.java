package classroom.submission;

import classroom.submission.Entry.HandedIn;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All folders and archives of one student, open for reading. */
final class Sources implements Closeable {
    private final Budget budget = new Budget();
    private final List<Source> sources = new ArrayList<>();
    private final List<String> notReadable = new ArrayList<>();

    private Sources() {}

    static Sources of(Entry entry) throws IOException {
        Sources all = new Sources();
        try {
            all.add(entry);
            all.refuseNothingReadable();
            return all;
        } catch (IOException | RuntimeException e) {
            all.close();
            throw e;
        }
    }

    List<Source> all() {
        return sources;
    }

    private void add(Entry entry) throws IOException {
        List<HandedIn> single = new ArrayList<>();
        for (HandedIn file : entry.files()) {
            if (!isSingle(file)) {
                add(file);
            } else {
                single.add(file);
            }
        }
        if (!single.isEmpty()) {
            addSingle(entry, single);
        }
    }

    // A library's .jar beside Java files does no harm; a .rar that is all there is has to be handed in again.
    private void refuseNothingReadable() throws Refused {
        boolean java =
                sources.stream().flatMap(source -> source.items().stream()).anyMatch(item -> Root.isJava(item.path()));
        if (!java && !notReadable.isEmpty()) {
            throw EntryArchive.notReadable(notReadable.get(0));
        }
    }

    private void addSingle(Entry entry, List<HandedIn> files) throws Refused {
        if (!entry.hasNumber()) {
            throw new Refused(
                    "It is a single file beside the submissions: put it into a folder with the student's name.");
        }
        sources.add(new FilesSource(entry.student(), files, budget));
    }

    private static boolean isSingle(HandedIn file) throws IOException {
        return attributes(file.path()).isRegularFile()
                && ArchiveType.of(file.name()).isEmpty();
    }

    private void add(HandedIn file) throws IOException {
        BasicFileAttributes attributes = attributes(file.path());
        if (attributes.isDirectory()) {
            addFolder(file);
        } else if (attributes.isRegularFile()) {
            addArchive(file);
        } else {
            throw new Refused(Shown.name(file.name()) + " is " + (attributes.isSymbolicLink() ? "a link" : "a device")
                    + ", which is never followed: put the student's folder or archive in its place.");
        }
    }

    // Moodle puts the archive into a folder of the student's. Archives in a folder of Java files are something else.
    private void addFolder(HandedIn file) throws IOException {
        FolderSource folder = FolderSource.of(file.name(), file.path(), budget);
        sources.add(folder);
        if (folder.items().stream().noneMatch(item -> item.path().contains("/" + Root.SOURCES + "/"))) {
            for (Item item : folder.items()) {
                addArchive(folder, item);
            }
        }
    }

    private void addArchive(FolderSource folder, Item item) throws IOException {
        String inside = item.path().substring(folder.name().length() + 1);
        if (item.isFile() && !inside.contains("/") && ArchiveType.of(inside).isPresent()) {
            addArchive(new HandedIn(folder.path(item), inside));
        }
    }

    private void addArchive(HandedIn file) throws IOException {
        ArchiveType type = ArchiveType.of(file.name()).orElseThrow();
        if (type == ArchiveType.NOT_READABLE) {
            notReadable.add(file.name());
            return;
        }
        if (attributes(file.path()).size() > Limits.ARCHIVE_BYTES) {
            throw new Refused(Shown.name(file.name()) + " is larger than " + Limits.say(Limits.ARCHIVE_BYTES)
                    + ": ask for the lesson folders alone.");
        }
        if (sources.size() > Limits.ARCHIVES) {
            throw new Refused("It consists of more than " + Limits.ARCHIVES + " archives: ask for one.");
        }
        sources.add(new EntryArchive(file.name(), type, () -> channel(file.path())).open(budget));
    }

    private static SeekableByteChannel channel(Path file) throws IOException {
        return Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void close() throws IOException {
        for (Source source : sources) {
            source.close();
        }
    }
}
