package classroom.grading;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import classroom.BadInput;
import classroom.LessonFolder;
import classroom.sandbox.Bubblewrap;
import classroom.sandbox.Limits;
import classroom.sandbox.NoSandbox;
import classroom.sandbox.Sandbox;
import classroom.submission.LessonFiles;
import classroom.worker.Answer;
import classroom.worker.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The workers of {@code classroom/grade}, for the workbook's checks of itself. */
public final class Engine {

    private static final Engine ENGINE = new Engine();

    private final Sandbox sandbox;
    private final Workers workers;

    // A suite waits a lot, but too many at once would make honest servers miss their deadlines.
    private Engine() {
        try {
            Stage stage = Stage.of(LessonFolder.all());
            sandbox = sandbox(stage);
            Path setup = stage.writeSetup(sandbox, Limits.STANDARD);
            int count = Runtime.getRuntime().availableProcessors();
            workers = new Workers(count, () -> WorkerProcess.start(sandbox, stage, setup));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sandbox of the classroom, or none where there is no bubblewrap that works. */
    static Sandbox sandbox(Stage stage) throws IOException {
        Path java = Path.of(System.getProperty("java.home")).toRealPath();
        Bubblewrap bubblewrap = new Bubblewrap(java, Limits.STANDARD);
        try {
            bubblewrap.check(stage.folder());
            return bubblewrap;
        } catch (BadInput e) {
            return new NoSandbox();
        }
    }

    /** Skips a test that is about the sandbox where there is none. */
    public static void assumeSandbox() {
        assumeTrue(ENGINE.sandbox.safe(), "there is no bubblewrap that works (on Debian: apt install bubblewrap)");
    }

    /** Grades the Java files of a folder. */
    public static Answer grade(LessonFolder lesson, Path sources, long seed) throws Exception {
        Job job = new Job(new LessonFiles(lesson.number(), files(sources), new TreeMap<>()), seed);
        Answer first = answer(job);
        return first.retry() ? answer(job) : first;
    }

    private static Answer answer(Job job) throws Exception {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        ENGINE.workers
                .submit(workplace -> answer.complete(workplace.answer(job)))
                .get();
        return answer.get();
    }

    private static SortedMap<String, byte[]> files(Path sources) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(sources)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(sources.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
