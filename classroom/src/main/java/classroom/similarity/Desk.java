package classroom.similarity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A scratch folder in which each submission lies under a number, such as s0001, and who is behind the number. */
final class Desk {
    private static final int MOST_BYTES = 1 << 20; // twenty times the longest reference solution
    private static final int MOST_FILES = 500;
    /** What can safely be a path here, and look in JPlag's report as the student knows it. */
    private static final Pattern PLAIN_PATH = Pattern.compile("(\\w{1,60}/){0,5}\\w{1,60}\\.java");

    private final Path folder;
    private final SortedMap<String, String> students = new TreeMap<>();
    private final SortedMap<String, String> unreadable = new TreeMap<>();

    Desk(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** Where the submissions that can be read lie, a folder each. */
    Path submissions() {
        return folder.resolve("submissions");
    }

    void add(String student, SortedMap<String, byte[]> sources) {
        String id = "s%04d".formatted(students.size() + 1);
        students.put(id, student);
        String problem = problem(sources);
        if (problem.isEmpty()) {
            write(submissions().resolve(id), sources);
        } else {
            unreadable.put(id, problem);
        }
    }

    private static String problem(Map<String, byte[]> sources) {
        long bytes = sources.values().stream().mapToLong(file -> file.length).sum();
        if (sources.isEmpty()) {
            return "There are no Java files.";
        }
        if (sources.size() > MOST_FILES) {
            return "There are %d Java files; more than %d are not compared.".formatted(sources.size(), MOST_FILES);
        }
        return bytes > MOST_BYTES
                ? "The Java files have %,d bytes; more than %,d are not compared.".formatted(bytes, MOST_BYTES)
                : "";
    }

    private static void write(Path folder, SortedMap<String, byte[]> sources) {
        int number = 0;
        for (Map.Entry<String, byte[]> source : sources.entrySet()) {
            number++;
            String path = PLAIN_PATH.matcher(source.getKey()).matches() ? source.getKey() : "file" + number + ".java";
            write(folder.resolve(path), source.getValue());
        }
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void markUnreadable(String id, String reason) {
        unreadable.put(id, reason);
    }

    String student(String id) {
        return students.get(id);
    }

    SortedMap<String, String> unreadable() {
        return unreadable;
    }

    List<String> readable() {
        return students.keySet().stream()
                .filter(id -> !unreadable.containsKey(id))
                .toList();
    }
}
