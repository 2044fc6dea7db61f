package gradingkit.check;

import gradingkit.server.Launch;
import gradingkit.time.Budget;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How a suite is to be run; every part has a default.
 *
 * @param lesson the lesson's folder ({@code workbook.lesson})
 * @param classPath the student's classes and what they need to run ({@code workbook.classpath})
 * @param mainClass the class with the server's {@code main} ({@code workbook.main})
 * @param grade the folder for the reports ({@code workbook.grade})
 * @param keep whether the files that a failed check had are kept beside the reports ({@code workbook.keep}: yes, or no)
 * @param print whether the report is printed here ({@code workbook.report}: print, or file)
 * @param job what the one who wants the result calls it, so that no other is taken for it ({@code workbook.job})
 * @param seed what all random values come from ({@code workbook.seed})
 * @param hurry whether the first failure counts for which suite and server had their time, however busy the computer is,
 *     and nobody waits for a server as long as for a student's; for programs that are ours ({@code workbook.hurry}: yes, or
 *     no)
 * @param command a command that starts a server of any kind ({@code workbook.command})
 * @param server a server that already runs ({@code workbook.server})
 * @param wrapper what a program is started inside of, such as a sandbox; see {@link Launch.Wrapped}
 *     ({@code workbook.wrapper})
 * @param debugPort where the server waits for a debugger ({@code workbook.debug})
 */
public record Settings(
        Path lesson,
        List<Path> classPath,
        String mainClass,
        Path grade,
        boolean keep,
        boolean print,
        String job,
        long seed,
        boolean hurry,
        Optional<String> command,
        Optional<URI> server,
        Optional<String> wrapper,
        Optional<Integer> debugPort) {

    private static final String DEFAULT_MAIN = "webserver.Main";

    /**
     * Reads the settings from JUnit's configuration parameters, which include the system properties. An IDE gives none of
     * them: then the lesson is the one that the suite was compiled in, whatever the working folder is.
     */
    static Settings from(Class<?> suite, Function<String, Optional<String>> parameters) {
        Function<String, Optional<String>> value =
                name -> parameters.apply("workbook." + name).filter(text -> !text.isBlank());
        Path lesson = value.apply("lesson")
                .map(Path::of)
                .orElseGet(() -> lessonOf(suite))
                .toAbsolutePath();
        return new Settings(
                lesson,
                value.apply("classpath").map(Settings::paths).orElseGet(() -> classPathOf(lesson)),
                value.apply("main").orElse(DEFAULT_MAIN),
                value.apply("grade").map(Path::of).orElse(lesson.resolve("target/grade")),
                value.apply("keep").orElse("yes").equals("yes"),
                value.apply("report").orElse("print").equals("print"),
                value.apply("job").orElse(""),
                value.apply("seed").map(Long::parseLong).orElseGet(() ->
                        (long) ThreadLocalRandom.current().nextInt(10_000)),
                value.apply("hurry").orElse("no").equals("yes"),
                value.apply("command"),
                value.apply("server").map(URI::create),
                value.apply("wrapper"),
                value.apply("debug").map(Integer::parseInt));
    }

    Budget budget() {
        if (debugPort.isPresent()) {
            return Budget.unlimited();
        }
        return hurry ? Budget.hurried() : Budget.STANDARD;
    }

    /** How a program of the lesson is started. */
    Launch launch(String mainClass) {
        return launch(mainClass, false);
    }

    /** The same, and if it is the lesson's own server, its JVM writes down which classes it loads. */
    Launch launchListed(String mainClass) {
        return launch(mainClass, mainClass.equals(DEFAULT_MAIN));
    }

    private Launch launch(String mainClass, boolean listed) {
        if (server.isPresent()) {
            return new Launch.Running(server.get());
        }
        Launch program = program(mainClass, listed);
        return wrapper.isPresent() ? new Launch.Wrapped(wrapper.get(), program) : program;
    }

    private Launch program(String mainClass, boolean listed) {
        if (command.isPresent()) {
            return new Launch.Command(command.get());
        }
        Path javaHome = Path.of(System.getProperty("java.home"));
        return new Launch.Classes(javaHome, classPath, mainClass, debugPort.orElse(null), listed);
    }

    private static Path lessonOf(Class<?> suite) {
        try {
            Path testClasses = Path.of(
                    suite.getProtectionDomain().getCodeSource().getLocation().toURI());
            return testClasses.endsWith("target/test-classes")
                    ? testClasses.getParent().getParent()
                    : Path.of("");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The lesson's classes, and this JVM's libraries: nobody has said which of them the server needs. */
    private static List<Path> classPathOf(Path lesson) {
        Stream<Path> libraries = paths(System.getProperty("java.class.path")).stream()
                .filter(entry -> entry.toString().endsWith(".jar"));
        return Stream.concat(Stream.of(lesson.resolve("target/classes")), libraries)
                .toList();
    }

    private static List<Path> paths(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator)).map(Path::of).toList();
    }
}
