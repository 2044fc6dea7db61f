package classroom.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A lesson's sources as they are handed out: what a student has begun with. */
public final class Skeleton {

    private final Map<String, byte[]> files;
    private final List<Task> tasks = new ArrayList<>();

    /**
     * A method that is to be written.
     *
     * @param number of its task, such as {@code 3.2}
     * @param title what the comment above it says
     * @param path of its file
     * @param body its lines
     */
    record Task(String number, String title, String path, Method method, List<String> body) {}

    private Skeleton(Map<String, byte[]> files) {
        this.files = files;
        files.forEach((path, bytes) -> {
            List<String> lines = SourceText.lines(bytes, Integer.MAX_VALUE);
            Methods.in(String.join("\n", lines)).stream()
                    .filter(method -> !method.task().isEmpty())
                    .forEach(method -> tasks.add(task(path, lines, method)));
        });
        tasks.sort(
                Comparator.comparingInt(task -> Integer.parseInt(task.number().replaceFirst(".*\\.", ""))));
    }

    /** Reads it from the folder in which the package {@code webserver} lies. */
    public static Skeleton read(Path sources) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(sources)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(sources.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return new Skeleton(files);
    }

    private static Task task(String path, List<String> lines, Method method) {
        String[] words = method.task().split(" ", 2);
        return new Task(words[0], words[1], path, method, body(lines, method));
    }

    /** A method's lines without blanks around them, so that another layout is no other body. */
    static List<String> body(List<String> lines, Method method) {
        return lines.subList(method.from() - 1, Math.min(lines.size(), method.to())).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("// TASK "))
                .toList();
    }

    /** The methods that are to be written, in the order of their tasks. */
    List<Task> tasks() {
        return tasks;
    }

    /** Whether a file is, but for the ends of its lines, the one that was handed out. */
    boolean has(String path, byte[] bytes) {
        byte[] given = files.get(path);
        return given != null
                && Math.abs(given.length - bytes.length) <= 1 + SourceText.count(given)
                && all(given).equals(all(bytes));
    }

    private static List<String> all(byte[] bytes) {
        return SourceText.lines(bytes, Integer.MAX_VALUE);
    }
}
