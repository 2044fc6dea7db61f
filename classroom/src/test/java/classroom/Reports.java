package classroom;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import gradingkit.check.Check;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Some checks of a lesson's suite, run as Maven runs them, with the reports and files that they leave. */
final class Reports {

    private final LessonFolder lesson;
    private final Path suite;

    /** @param suite an empty folder for the classes of the suite */
    Reports(LessonFolder lesson, Path suite) throws IOException {
        this.lesson = lesson;
        this.suite = suite;
        new Sources(lesson.suite()).compileTo(suite);
    }

    /**
     * Runs these checks, whatever they need.
     *
     * @param classPath of the server
     * @param grade the folder for the reports
     * @return each check that failed, as grade.json has it
     */
    List<JsonNode> failed(Set<String> checks, String classPath, Path grade) throws Exception {
        Suite.GRADER
                .submit(() -> {
                    run(checks, classPath, grade);
                    return null;
                })
                .get();
        JsonNode root = JsonMapper.shared().readTree(Files.readString(grade.resolve("grade.json")));
        return root.path("tasks")
                .valueStream()
                .flatMap(task -> task.path("checks").valueStream())
                .filter(check -> check.path("status").asString().equals("failed"))
                .toList();
    }

    private void run(Set<String> checks, String classPath, Path grade) throws IOException {
        ClassLoader kit = Reports.class.getClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {suite.toUri().toURL()}, kit)) {
            Thread.currentThread().setContextClassLoader(loader);
            LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
            for (Class<?> type : classes(loader)) {
                methods(type, checks).forEach(method -> request.selectors(selectMethod(type, method)));
            }
            LauncherFactory.create()
                    .execute(request.configurationParameter(
                                    "workbook.lesson",
                                    lesson.folder().toRealPath().toString())
                            .configurationParameter("workbook.classpath", classPath)
                            .configurationParameter("workbook.grade", grade.toString())
                            .configurationParameter("workbook.report", "file")
                            .build());
        } finally {
            Thread.currentThread().setContextClassLoader(kit);
        }
    }

    private List<Class<?>> classes(ClassLoader loader) throws IOException {
        try (Stream<Path> files = Files.walk(suite)) {
            return files.map(file -> suite.relativize(file).toString())
                    .filter(name -> name.endsWith("Test.class"))
                    .map(name ->
                            name.replaceFirst("\\.class$", "").replace('/', '.').replace('\\', '.'))
                    .<Class<?>>map(name -> load(loader, name))
                    .toList();
        }
    }

    private static Class<?> load(ClassLoader loader, String name) {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Method> methods(Class<?> type, Set<String> checks) {
        return Stream.of(type.getDeclaredMethods()).filter(method -> {
            Check check = method.getAnnotation(Check.class);
            return check != null && checks.contains(check.id());
        });
    }
}
