package classroom.submission;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Made-up submissions: texts by their path, written as a folder or an archive. */
final class Packed {
    static final Set<Integer> ALL = Set.of();

    private Packed() {}

    /** Files by path: path, text, path, text … */
    static Map<String, String> files(String... pathsAndTexts) {
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            files.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
        }
        return files;
    }

    /** Writes the files in the shape that the name's extension asks for. */
    static Path write(Path target, Map<String, String> files) throws IOException {
        String name = target.getFileName().toString();
        if (name.endsWith(".zip")) {
            return Files.write(target, zip(files));
        }
        return name.endsWith("gz") ? Files.write(target, tarGz(files)) : folder(target, files);
    }

    private static Path folder(Path target, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = target.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return target;
    }

    static byte[] zip(Map<String, String> files) throws IOException {
        return zip(zip -> {
            for (Map.Entry<String, String> file : files.entrySet()) {
                add(zip, new ZipArchiveEntry(file.getKey()), bytes(file.getValue()));
            }
        });
    }

    interface ZipContent {
        void write(ZipArchiveOutputStream zip) throws IOException;
    }

    static byte[] zip(ZipContent content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            content.write(zip);
        }
        return bytes.toByteArray();
    }

    static void add(ZipArchiveOutputStream zip, ZipArchiveEntry entry, byte[] content) throws IOException {
        zip.putArchiveEntry(entry);
        zip.write(content);
        zip.closeArchiveEntry();
    }

    static byte[] tarGz(Map<String, String> files) throws IOException {
        return tarGz(tar -> {
            for (Map.Entry<String, String> file : files.entrySet()) {
                add(tar, new TarArchiveEntry(file.getKey(), true), bytes(file.getValue()));
            }
        });
    }

    interface TarContent {
        void write(TarArchiveOutputStream tar) throws IOException;
    }

    static byte[] tarGz(TarContent content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zipped = new GZIPOutputStream(bytes);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(zipped, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            content.write(tar);
        }
        return bytes.toByteArray();
    }

    static void add(TarArchiveOutputStream tar, TarArchiveEntry entry, byte[] content) throws IOException {
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Reads the one student of a class folder. */
    static Submission readOne(Path classFolder, Set<Integer> wanted) {
        ClassFolder folder = ClassFolder.of(classFolder);
        return folder.read(folder.entries().get(0), wanted);
    }

    /** The taken sources of a lesson as text, by their path. */
    static Map<String, String> sources(Submission submission, int lesson) {
        return texts(submission.lessons().get(lesson).sources());
    }

    /** The taken files of a lesson's site as text, by their path. */
    static Map<String, String> site(Submission submission, int lesson) {
        return texts(submission.lessons().get(lesson).site());
    }

    private static Map<String, String> texts(Map<String, byte[]> files) {
        Map<String, String> texts = new TreeMap<>();
        files.forEach((path, content) -> texts.put(path, new String(content, StandardCharsets.UTF_8)));
        return texts;
    }
}
