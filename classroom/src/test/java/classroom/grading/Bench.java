package classroom.grading;

import classroom.LessonFolder;
import classroom.Sources;
import classroom.grading.Workers.Workplace;
import classroom.sandbox.Limits;
import classroom.sandbox.Sandbox;
import classroom.submission.LessonFiles;
import classroom.worker.Answer;
import classroom.worker.Job;
import classroom.worker.Setup.LessonSuite;
import gradingkit.server.Deletion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** Warm workers that grade a lesson's solution with one of its files changed; only that file is compiled. */
public final class Bench implements AutoCloseable {

    private static final long SEED = 4711;

    private final LessonFolder lesson;
    private final Stage stage;
    private final Workers workers;
    private final String depends;

    /** The answer to a job, and how long it took. */
    public record Graded(Answer answer, long millis) {}

    /** @param jobs how many are graded at a time */
    public Bench(LessonFolder lesson, int jobs) throws IOException {
        this.lesson = lesson;
        this.stage = Stage.of(List.of(lesson));
        addSolution();
        // The solutions are ours: a sandbox only keeps what a changed one may write by mistake from lying around.
        Sandbox sandbox = Engine.sandbox(stage);
        Path setup = stage.writeSetup(sandbox, Limits.STANDARD);
        LessonSuite suite = stage.suites().get(0);
        this.depends = new Fingerprint()
                .add(Grader.fingerprint(suite))
                .add(lesson.solution())
                .text();
        this.workers = new Workers(jobs, () -> WorkerProcess.start(sandbox, stage, setup));
    }

    private void addSolution() throws IOException {
        Path classes = Files.createTempDirectory("solution-");
        try {
            new Sources(lesson.solution()).compileTo(classes);
            stage.addClasses(lesson.number(), classes);
        } finally {
            Deletion.of(classes);
        }
    }

    /** A hash of the solution, the suite, and a changed file. */
    public String fingerprint(String file, String source) {
        return new Fingerprint().add(depends).add(file).add(source).text();
    }

    /**
     * Grades the solution with a changed file to the first check that fails.
     *
     * @param first the checks and tasks that are tried first
     */
    public CompletableFuture<Graded> grade(String file, String source, List<String> first) {
        TreeMap<String, byte[]> sources = new TreeMap<>();
        sources.put(file, source.getBytes(StandardCharsets.UTF_8));
        Job job = Job.toFirstFailure(new LessonFiles(lesson.number(), sources, new TreeMap<>()), SEED, first);
        AtomicReference<Graded> graded = new AtomicReference<>();
        return workers.submit(workplace -> graded.set(graded(job, workplace))).thenApply(nothing -> graded.get());
    }

    private static Graded graded(Job job, Workplace workplace) {
        long start = System.nanoTime();
        Answer answer = workplace.answer(job);
        return new Graded(answer, Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    @Override
    public void close() {
        workers.close();
        stage.close();
    }
}
