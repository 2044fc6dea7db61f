package classroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A made-up class: solutions, seeded bugs and skeletons of a lesson, mixed. */
final class MixedClass {

    private static final int KINDS = 3;

    private MixedClass() {}

    /** @param arguments the lesson's number, how many students, and the folder to write */
    public static void main(String[] arguments) throws IOException {
        write(LessonFolder.of(Integer.parseInt(arguments[0])), Integer.parseInt(arguments[1]), Path.of(arguments[2]));
    }

    static void write(LessonFolder lesson, int students, Path folder) throws IOException {
        for (int i = 0; i < students; i++) {
            Path sources = folder.resolve("student-%03d".formatted(i))
                    .resolve(lesson.name())
                    .resolve("src/main/java");
            Files.createDirectories(sources);
            writeOne(lesson, i, sources);
        }
    }

    private static void writeOne(LessonFolder lesson, int student, Path sources) throws IOException {
        Sources solution = new Sources(lesson.solution());
        switch (student % KINDS) {
            case 0 -> solution.copyTo(sources);
            case 1 -> {
                List<Path> bugs = lesson.bugs();
                Bug.read(bugs.get(student / KINDS % bugs.size())).in(solution, sources);
            }
            default -> new Sources(lesson.skeleton()).copyTo(sources);
        }
    }
}
