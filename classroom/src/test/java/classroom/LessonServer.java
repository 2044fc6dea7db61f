package classroom;

import gradingkit.server.Launch;
import gradingkit.server.ServerUnderTest;
import gradingkit.time.Budget;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The reference solution of a lesson, running, for the tests of its page. */
final class LessonServer {

    private LessonServer() {}

    /** @param classes an empty folder for the classes of the solution */
    static ServerUnderTest start(int number, Path classes) throws IOException {
        LessonFolder lesson = LessonFolder.of(number);
        new Sources(lesson.solution()).compileTo(classes);
        Path java = Path.of(System.getProperty("java.home"));
        Launch launch = new Launch.Classes(java, classPath(lesson, classes), "webserver.Main", null);
        return ServerUnderTest.start(launch, lesson.folder().resolve("site"), Budget.STANDARD, System.nanoTime());
    }

    private static List<Path> classPath(LessonFolder lesson, Path classes) throws IOException {
        Stream<Path> libraries = Stream.of(lesson.libraries().split(File.pathSeparator))
                .filter(library -> !library.isEmpty())
                .map(Path::of);
        return Stream.concat(Stream.of(classes), libraries).toList();
    }
}
