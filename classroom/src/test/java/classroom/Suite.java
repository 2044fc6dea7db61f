package classroom;

import classroom.grading.Grade;
import classroom.worker.SuiteRun;
import gradingkit.check.Lesson;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A lesson's suite, compiled once, that grades any number of servers within this JVM. */
final class Suite {

    // A suite waits a lot, but too many at once would make honest servers miss their deadlines.
    // Threads of their own, because JUnit's would take up the next test while a suite waits.
    private static final ExecutorService GRADERS =
            Executors.newFixedThreadPool(1 + Runtime.getRuntime().availableProcessors(), Suite::daemon);

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
            String name = "webserver.Step%02d".formatted(lesson.number());
            return loader.loadClass(name).getAnnotation(Lesson.class);
        }
    }

    /** Compiles a server and grades it. */
    Grade grade(String name, Sources server) throws Exception {
        Path serverClasses = folder.resolve(name).resolve("classes");
        server.compileTo(serverClasses);
        return grade(name, Map.of("workbook.classpath", serverClasses + lesson.libraries()));
    }

    /** Grades a program of any kind. */
    Grade gradeCommand(String name, String command) throws Exception {
        return grade(name, Map.of("workbook.command", command));
    }

    private Grade grade(String name, Map<String, String> settings) throws Exception {
        SuiteRun run =
                new SuiteRun(classes, lesson.folder(), folder.resolve(name).resolve("grade"));
        return GRADERS.submit(() -> run.grade(settings)).get();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "grader");
        thread.setDaemon(true);
        return thread;
    }
}
