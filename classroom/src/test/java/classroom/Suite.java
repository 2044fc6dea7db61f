package classroom;

import classroom.worker.SuiteRun;
import gradingkit.check.Lesson;
import gradingkit.report.Grade;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A lesson's suite, compiled once, that grades programs in any language within this JVM. */
final class Suite {

    // One at a time, as the engine's workers grade beside it.
    // A thread of its own, because JUnit's would take up the next test while a suite waits.
    static final ExecutorService GRADER = Executors.newSingleThreadExecutor(Suite::daemon);

    private final LessonFolder lesson;
    private final Path folder;
    private final Path classes;

    /** @param folder an empty folder for what the suite makes */
    Suite(LessonFolder lesson, Path folder) throws IOException {
        this.lesson = lesson;
        this.folder = folder;
        this.classes = folder.resolve("suite");
        new Sources(lesson.suite()).compileTo(classes);
    }

    /** What the suite says of its lesson. */
    Lesson annotation() throws IOException, ReflectiveOperationException {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            String name = "webserver.Step0" + lesson.number();
            return loader.loadClass(name).getAnnotation(Lesson.class);
        }
    }

    /** Grades what a command starts. */
    Grade grade(String name, String command) throws Exception {
        SuiteRun run = new SuiteRun(
                lesson.number(), classes, lesson.folder(), folder.resolve(name).resolve("grade"));
        return GRADER.submit(() -> run.grade(Map.of("workbook.command", command)))
                .get();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "grader");
        thread.setDaemon(true);
        return thread;
    }
}
