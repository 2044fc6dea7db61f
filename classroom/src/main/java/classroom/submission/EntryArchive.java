package classroom.submission;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** An archive that a student has handed in, or one that was in it. */
record EntryArchive(String name, ArchiveType type, ArchiveData data) {

    // What a file that has the wrong extension really is.
    private static final Map<String, String> BEGINNINGS =
            Map.of("PK", "a .zip", "\u001f\u008b", "a .tar.gz", "Rar!", "a .rar", "7z\u00bc\u00af", "a .7z");

    /** Lists it; if it holds one archive and nothing else, lists that one instead. */
    Source open(Budget budget) throws IOException {
        Source source = list(budget);
        List<Item> items = source.items();
        if (items.size() != 1
                || !items.get(0).isFile()
                || ArchiveType.of(items.get(0).path()).isEmpty()) {
            return source;
        }
        try (source) {
            return nested(source, items.get(0)).list(budget);
        }
    }

    private Source list(Budget budget) throws IOException {
        refuseOthers();
        try {
            return type == ArchiveType.ZIP ? ZipSource.of(name, data, budget) : TarSource.of(name, data, budget);
        } catch (IOException | RuntimeException e) {
            throw Refused.because(name, e);
        }
    }

    static Refused notReadable(String name) {
        return new Refused(Shown.name(name) + " is of a kind that is not read: ask for a .zip or a .tar.gz.");
    }

    private void refuseOthers() throws IOException {
        if (type == ArchiveType.NOT_READABLE) {
            throw notReadable(name);
        }
        if (!data.beginsWith(type == ArchiveType.ZIP ? "PK" : "\u001f\u008b")) {
            throw new Refused(Shown.name(name) + " is not what its name says, but " + content()
                    + ": ask for a real .zip or .tar.gz.");
        }
    }

    private String content() throws IOException {
        for (Map.Entry<String, String> beginning : BEGINNINGS.entrySet()) {
            if (data.beginsWith(beginning.getKey())) {
                return beginning.getValue();
            }
        }
        return isEmpty() ? "an empty file" : "something else";
    }

    private boolean isEmpty() throws IOException {
        try (var channel = data.open()) {
            return channel.size() == 0;
        }
    }

    private static EntryArchive nested(Source outer, Item item) throws IOException {
        String file = item.path().substring(item.path().lastIndexOf('/') + 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        outer.readSafely(Set.of(item), (same, content) -> copy(file, content, bytes));
        byte[] all = bytes.toByteArray();
        return new EntryArchive(file, ArchiveType.of(file).orElseThrow(), () -> new SeekableInMemoryByteChannel(all));
    }

    private static void copy(String file, InputStream content, ByteArrayOutputStream bytes) throws IOException {
        bytes.write(content.readNBytes((int) Limits.NESTED_ARCHIVE_BYTES));
        if (content.read() >= 0) {
            throw new Refused(Shown.name(file) + ", an archive in an archive, is larger than "
                    + Limits.say(Limits.NESTED_ARCHIVE_BYTES) + ": ask for the lesson folders alone.");
        }
    }
}
