package gradingkit.watch;

import gradingkit.report.ReportCard;
import gradingkit.server.Deletion;
import gradingkit.text.Terminal;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Grades a lesson after each save, until somebody ends it: {@code mvn -pl step03 watch}. Compiler and suite stay warm in
 * this JVM; the student's server is a process of its own, as always.
 */
public final class Watch {

    private static final int SEEDS = 10_000;
    private static final Duration PARENT_PERIOD = Duration.ofMillis(500);

    private final Project project;
    private final Screen screen;
    private final Suite suite;
    private final Compiler compiler;
    private final Path work;
    private int saves;
    private volatile Optional<Round> round = Optional.empty();
    private Optional<ReportCard> standing = Optional.empty();

    private Watch(Project project, Screen screen) throws IOException {
        this.project = project;
        this.screen = screen;
        this.suite = Suite.in(project.suite());
        this.compiler = new Compiler(project.libraries());
        this.work = Files.createTempDirectory(Files.createDirectories(project.target()), "watch-");
    }

    /** Watches the lesson that the system properties name. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Locale.setDefault(Locale.ROOT);
        endWithParent();
        Project project = Project.fromProperties();
        Screen screen = new Screen(Terminal.standard(), project);
        screen.begin();
        new Watch(project, screen).run();
    }

    // Maven ends its children, but not if it is killed itself. Who has lost its parent gets another one.
    private static void endWithParent() {
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        Thread thread = new Thread(
                () -> {
                    while (ProcessHandle.current().parent().equals(parent)) {
                        LockSupport.parkNanos(PARENT_PERIOD.toNanos());
                    }
                    System.exit(0);
                },
                "end with the parent");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "the end of watching"));
        Saves waiting = new Saves(() -> Snapshot.of(project));
        Snapshot files = Snapshot.of(project);
        while (true) {
            grade(files.sources());
            Snapshot next = waiting.await(files);
            abandon();
            screen.saved(next.changedSince(files));
            files = next;
        }
    }

    private void abandon() {
        round.ifPresent(Round::abandon);
        standing = round.isPresent() ? round.get().standing() : standing;
        round = Optional.empty();
        Deletion.of(classes());
    }

    private Path classes() {
        return work.resolve("classes-" + saves);
    }

    // The servers are ended by those who have started them.
    private void end() {
        round.ifPresent(Round::cancel);
        screen.end();
        Deletion.of(work);
    }

    private void grade(List<Path> sources) throws IOException {
        saves++;
        List<Diagnostic<? extends JavaFileObject>> errors = compiler.compile(sources, classes());
        if (errors.isEmpty()) {
            begin(new Round(suite, settings(), screen, standing));
        } else {
            screen.compileErrors(new CompileErrors(project, errors), standing);
        }
    }

    private void begin(Round next) {
        round = Optional.of(next);
        Thread thread = new Thread(next::run, "grading");
        thread.setDaemon(true);
        thread.start();
    }

    private Map<String, String> settings() {
        String seed = project.seed().isBlank()
                ? String.valueOf(ThreadLocalRandom.current().nextInt(SEEDS))
                : project.seed();
        return Map.of(
                "workbook.lesson", project.folder().toString(),
                "workbook.classpath", classPath(),
                "workbook.main", project.mainClass(),
                "workbook.grade", project.target().resolve("grade").toString(),
                "workbook.report", "file",
                "workbook.seed", seed);
    }

    private String classPath() {
        return Stream.concat(Stream.of(classes()), project.libraries().stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
