package classroom.submission;

import classroom.submission.Item.Kind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A tar archive, compressed with gzip: it is gone through twice, for the names and for what is taken. */
final class TarSource implements Source {
    private static final Set<Byte> FILES =
            Set.of(TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_CONTIG);

    private final String name;
    private final ArchiveData data;
    private final Listing listing;

    private interface Visitor {
        void visit(int index, TarArchiveEntry entry, InputStream content) throws IOException;
    }

    private TarSource(String name, ArchiveData data, Listing listing) {
        this.name = name;
        this.data = data;
        this.listing = listing;
    }

    static TarSource of(String name, ArchiveData data, Budget budget) throws IOException {
        Listing listing = new Listing(ArchiveType.withoutExtension(name), budget);
        TarSource tar = new TarSource(name, data, listing);
        tar.walk(budget, (index, entry, content) -> list(entry, listing));
        return tar;
    }

    private static void list(TarArchiveEntry entry, Listing listing) throws Refused {
        if (entry.isDirectory()) {
            listing.addFolder(entry.getName());
        } else {
            listing.add(entry.getName(), kind(entry));
        }
    }

    private static Kind kind(TarArchiveEntry entry) {
        if (entry.isSymbolicLink() || entry.isLink()) {
            return Kind.LINK;
        }
        return FILES.contains(entry.getLinkFlag()) ? Kind.FILE : Kind.SPECIAL;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Item> items() {
        return listing.items();
    }

    @Override
    public void read(Set<Item> wanted, Taker taker) throws IOException {
        Map<Integer, Item> byIndex = new HashMap<>();
        wanted.forEach(item -> byIndex.put(item.index(), item));
        walk(new Budget(), (index, entry, content) -> {
            if (byIndex.containsKey(index)) {
                taker.take(byIndex.get(index), content);
            }
        });
    }

    private void walk(Budget budget, Visitor visitor) throws IOException {
        try (MeteredStream unpacked = new MeteredStream(unzipped(), budget);
                TarArchiveInputStream tar = new TarArchiveInputStream(unpacked, "UTF-8")) {
            int index = 0;
            for (TarArchiveEntry entry = next(tar, unpacked); entry != null; entry = next(tar, unpacked)) {
                visitor.visit(index++, refuseSparse(entry), tar);
                // Read to its end here, so that the next header is all that next() can read.
                tar.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    private InputStream unzipped() throws IOException {
        return new GZIPInputStream(new BufferedInputStream(Channels.newInputStream(data.open())));
    }

    private static TarArchiveEntry next(TarArchiveInputStream tar, MeteredStream unpacked) throws IOException {
        unpacked.allow(Limits.TAR_HEADER_BYTES);
        TarArchiveEntry entry = tar.getNextEntry();
        unpacked.allow(Long.MAX_VALUE);
        return entry;
    }

    // A sparse file is zeros without end that take no room in the archive.
    private TarArchiveEntry refuseSparse(TarArchiveEntry entry) throws Refused {
        if (entry.isSparse()) {
            throw new Refused(Shown.name(name) + " contains a sparse file, " + Shown.name(entry.getName())
                    + ": ask for an archive made in the usual way.");
        }
        return entry;
    }

    @Override
    public void close() {}
}
