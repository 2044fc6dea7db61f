package classroom.submission;

import classroom.submission.Item.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry.NameSource;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/** A zip archive, read through its central directory: only what is taken is unpacked. */
final class ZipSource implements Source {
    private static final Set<ZipMethod> METHODS =
            Set.of(ZipMethod.STORED, ZipMethod.DEFLATED, ZipMethod.ENHANCED_DEFLATED);

    private static final Charset CODE_PAGE = Charset.forName("IBM437");

    // The file type in a Unix mode: man 7 inode.
    private static final int TYPE_MASK = 0170000;
    private static final int REGULAR = 0100000;
    private static final int LINK = 0120000;

    private final String name;
    private final ZipFile zip;
    private final List<ZipArchiveEntry> entries;
    private final Listing listing;

    private ZipSource(String name, ZipFile zip, Budget budget) throws Refused {
        this.name = name;
        this.zip = zip;
        this.entries = new ArrayList<>(Collections.list(zip.getEntries()));
        this.listing = new Listing(ArchiveType.withoutExtension(name), budget);
        for (ZipArchiveEntry entry : entries) {
            list(entry);
        }
    }

    static ZipSource of(String name, ArchiveData data, Budget budget) throws IOException {
        MeteredChannel channel = new MeteredChannel(data.open(), Limits.ZIP_DIRECTORY_BYTES);
        try {
            ZipFile zip = open(channel);
            channel.lift();
            return new ZipSource(name, zip, budget);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    // The local headers repeat the central directory; where they differ, it is the directory that counts.
    private static ZipFile open(SeekableByteChannel channel) throws IOException {
        return ZipFile.builder()
                .setSeekableByteChannel(channel)
                .setIgnoreLocalFileHeader(true)
                .get();
    }

    private void list(ZipArchiveEntry entry) throws Refused {
        String path = path(entry);
        if (path.endsWith("/") || path.endsWith("\\")) {
            listing.addFolder(path);
        } else {
            listing.add(path, kind(entry));
        }
    }

    // APPNOTE 4.4.4 and appendix D: a name is in UTF-8 if bit 11 says so, and in IBM's code page 437 if not. Many
    // programs write UTF-8 without saying so.
    private static String path(ZipArchiveEntry entry) {
        byte[] raw = entry.getRawName();
        if (entry.getNameSource() != NameSource.NAME || raw == null) {
            return entry.getName();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(raw, CODE_PAGE);
        }
    }

    private static Kind kind(ZipArchiveEntry entry) {
        int type = entry.getUnixMode() & TYPE_MASK;
        if (type == LINK) {
            return Kind.LINK;
        }
        return type == REGULAR || type == 0 ? Kind.FILE : Kind.SPECIAL;
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
        for (Item item : wanted) {
            read(item, entries.get(item.index()), taker);
        }
    }

    private void read(Item item, ZipArchiveEntry entry, Taker taker) throws IOException {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new Refused(Shown.name(name) + " is encrypted: ask for it without a password.");
        }
        if (!METHODS.contains(ZipMethod.getMethodByCode(entry.getMethod()))) {
            throw new Refused(Shown.name(name) + " is packed in a way that only some programs can read:"
                    + " ask for an ordinary .zip.");
        }
        try (CheckedInputStream content = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
            taker.take(item, content);
            check(entry, content);
        }
    }

    private static void check(ZipArchiveEntry entry, CheckedInputStream content) throws IOException {
        if (content.getChecksum().getValue() != entry.getCrc()) {
            throw new IOException("wrong checksum of " + entry.getName());
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
