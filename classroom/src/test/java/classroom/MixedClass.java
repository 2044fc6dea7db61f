package classroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A made-up class: solutions, seeded bugs and skeletons of some lessons, mixed. */
final class MixedClass {

    private static final int KINDS = 3;

    private MixedClass() {}

    /** @param arguments how many students, the folder to write, and the lessons' numbers, one of them for each student */
    public static void main(String[] arguments) throws IOException {
        int students = Integer.parseInt(arguments[0]);
        Path folder = Path.of(arguments[1]);
        List<LessonFolder> lessons = Stream.of(arguments)
                .skip(2)
                .map(number -> LessonFolder.of(Integer.parseInt(number)))
                .toList();
        for (int i = 0; i < students; i++) {
            write(lessons.get(i % lessons.size()), i / lessons.size(), folder.resolve("student-%04d".formatted(i)));
        }
    }

    private static void write(LessonFolder lesson, int number, Path student) throws IOException {
        Path sources = student.resolve(lesson.name()).resolve("src/main/java");
        Files.createDirectories(sources);
        Sources solution = new Sources(lesson.solution());
        switch (number % KINDS) {
            case 0 -> solution.copyTo(sources);
            case 1 -> {
                List<Path> bugs = lesson.bugs();
                Bug.read(bugs.get(number / KINDS % bugs.size())).in(solution, sources);
            }
            default -> new Sources(lesson.skeleton()).copyTo(sources);
        }
    }
}
