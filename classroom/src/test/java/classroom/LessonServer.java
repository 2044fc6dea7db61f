package classroom;

import gradingkit.server.Deletion;
import gradingkit.server.Launch;
import gradingkit.server.ServerUnderTest;
import gradingkit.time.Budget;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The reference solution of a lesson, running while the tests of its page do. */
final class LessonServer implements BeforeAllCallback, AfterAllCallback {

    private final LessonFolder lesson;
    private Path classes;
    private ServerUnderTest server;

    LessonServer(int number) {
        lesson = LessonFolder.of(number);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    void start() throws IOException {
        classes = Files.createTempDirectory("classes-");
        new Sources(lesson.solution()).compileTo(classes);
        Path java = Path.of(System.getProperty("java.home"));
        Launch launch = new Launch.Classes(java, classPath(), "webserver.Main", null);
        server = ServerUnderTest.start(launch, lesson.folder().resolve("site"), Budget.STANDARD, System.nanoTime());
    }

    void close() {
        if (server != null) {
            server.close();
        }
        if (classes != null) {
            Deletion.of(classes);
        }
    }

    /** The address of what lies at this path, which begins without a slash. */
    String url(String path) {
        return "http://" + server.hostHeader() + "/" + path;
    }

    /** The running child. */
    ServerUnderTest child() {
        return server;
    }

    private List<Path> classPath() throws IOException {
        Stream<Path> libraries = Stream.of(lesson.libraries().split(File.pathSeparator))
                .filter(library -> !library.isEmpty())
                .map(Path::of);
        return Stream.concat(Stream.of(classes), libraries).toList();
    }
}
