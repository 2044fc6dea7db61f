package classroom.grading;

import classroom.submission.LessonFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/** A hash (SHA-256) of everything that a result depends on. */
final class Fingerprint {

    private static final int DIGITS = 32;

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    Fingerprint add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds what a student has written. */
    Fingerprint add(LessonFiles files) {
        return add("lesson " + files.lesson()).add(files.sources()).add(files.site());
    }

    private Fingerprint add(SortedMap<String, byte[]> files) {
        add("files " + files.size());
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            add(file.getKey()).add(file.getValue());
        }
        return this;
    }

    /** Adds a file, or all files of a folder. */
    Fingerprint add(Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(root)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            add(root.relativize(file).toString()).add(Files.readAllBytes(file));
        }
        return this;
    }

    // The length first, so that two parts cannot pass for one.
    private Fingerprint add(byte[] bytes) {
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
        return this;
    }

    /** The hash of what was added, in hexadecimal digits. */
    String text() {
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }
}
