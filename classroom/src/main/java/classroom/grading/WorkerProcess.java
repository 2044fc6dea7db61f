package classroom.grading;

import classroom.sandbox.Sandbox;
import classroom.worker.Answer;
import classroom.worker.Job;
import classroom.worker.Worker;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** A worker in its sandbox, as the grader sees it. It ends with the thread that has started it. */
final class WorkerProcess implements AutoCloseable {

    // Compiling may take half a minute and a suite one; a server that will not start, and one that will not stop, more.
    // On a busy computer the compiler has five minutes, and a suite puts its limits off by up to ten.
    private static final Duration JOB_LIMIT = Duration.ofMinutes(20);
    private static final Duration END_LIMIT = Duration.ofSeconds(2);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final ObjectWriter JOBS = MAPPER.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET);

    private final Process process;
    private final OutputStream jobs;
    private final BufferedReader answers;

    private WorkerProcess(Process process) {
        this.process = process;
        this.jobs = process.getOutputStream();
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** @param setup the file that {@link Stage#writeSetup} has written */
    static WorkerProcess start(Sandbox sandbox, Stage stage, Path setup) throws IOException {
        Process process = new ProcessBuilder(sandbox.around(stage.folder(), command(stage, setup)))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new WorkerProcess(process);
    }

    private static List<String> command(Stage stage, Path setup) {
        String classPath =
                stage.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        // It begins with a small heap, or it fills hundreds of megabytes with garbage before it looks for any.
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-XX:-UsePerfData",
                "-Xms64m",
                "-Xmx512m",
                "-Dfile.encoding=UTF-8",
                "-cp",
                classPath,
                Worker.class.getName(),
                setup.toString());
    }

    /** Has a job done; a worker that dies or hangs over it is a reason not to grade it. */
    Answer answer(Job job) {
        CompletableFuture<String> line = CompletableFuture.supplyAsync(
                () -> exchange(job), task -> daemon(task).start());
        try {
            String answer =
                    line.applyToEither(noAnswer(), found -> found).get(JOB_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return answer == null
                    ? Answer.failed("The grader's worker ended in the middle of it.")
                            .asLast()
                    : MAPPER.readValue(answer, Answer.class);
        } catch (TimeoutException e) {
            return Answer.failed("It was not graded within " + JOB_LIMIT.toMinutes() + " minutes.")
                    .asLast();
        } catch (ExecutionException e) {
            return Answer.failed(
                            "The grader's worker broke off (" + e.getCause().getMessage() + ").")
                    .asLast();
        } catch (JacksonException e) {
            return Answer.failed("The grader's worker gave an answer that cannot be read.")
                    .asLast();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.failed("The grading was interrupted.").asLast();
        }
    }

    // A sandbox that is killed in the middle of its start may leave a process behind that holds the pipe open for ever.
    private CompletableFuture<String> noAnswer() {
        Executor later = CompletableFuture.delayedExecutor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        return process.onExit().thenApplyAsync(ended -> null, later);
    }

    private String exchange(Job job) {
        try {
            JOBS.writeValue(jobs, job);
            jobs.write('\n');
            jobs.flush();
            return answers.readLine();
        } catch (IOException | JacksonIOException e) {
            return null; // it has ended
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "worker's answer");
        thread.setDaemon(true);
        return thread;
    }

    /** Ends it, with all that it has started. */
    @Override
    public void close() {
        try {
            jobs.close(); // an idle worker ends by itself then
            process.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            kill();
            process.waitFor();
        } catch (IOException e) {
            kill();
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
