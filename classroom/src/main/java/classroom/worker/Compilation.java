package classroom.worker;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The compilation of a submission: nothing of it is run, not even an annotation processor. */
final class Compilation {

    // Of processor time, which a busy computer takes nothing of: more of it is the submission's fault.
    private static final Duration LIMIT = Duration.ofSeconds(20);
    // Over this without that much processor time, the computer is at fault.
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final long ROOM_BYTES = 1024 * 1024;
    private static final int MOST_LINES = 200;
    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    private final Path root;
    private final Path sources;
    private final List<Path> libraries;

    /**
     * @param root the folder that is left out of the compiler's messages
     * @param sources the folder with the source files
     */
    Compilation(Path root, Path sources, List<Path> libraries) {
        this.root = root;
        this.sources = sources;
        this.libraries = libraries;
    }

    /**
     * Compiles into a folder.
     *
     * @return why it cannot be graded; empty if it compiles
     */
    Optional<Answer> into(Path classes) throws IOException {
        Files.createDirectories(classes);
        StringWriter messages = new StringWriter();
        FutureTask<Boolean> task = new FutureTask<>(() -> compile(classes, messages));
        Thread thread = new Thread(task, "javac");
        thread.setDaemon(true);
        thread.start();
        return answer(task, classes, messages);
    }

    private Optional<Answer> answer(FutureTask<Boolean> task, Path classes, StringWriter messages) throws IOException {
        ProcessorTime used = new ProcessorTime();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isDone(task)) {
            if (used.isOver(LIMIT)) {
                return Optional.of(
                        Answer.notGraded("The compiler was not done with it within " + LIMIT.toSeconds() + " seconds.")
                                .asLast());
            }
            if (System.nanoTime() > end) {
                return Optional.of(Answer.failed("The computer was too busy: the compiler had no time for it within "
                                + PATIENCE.toMinutes() + " minutes.")
                        .asLast());
            }
        }
        return outcome(task, classes, messages);
    }

    private static boolean isDone(FutureTask<Boolean> task) {
        try {
            task.get(TICK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException("the compilation was interrupted", e);
        }
        return true;
    }

    private Optional<Answer> outcome(FutureTask<Boolean> task, Path classes, StringWriter messages) throws IOException {
        try {
            if (task.get()) {
                return Optional.empty();
            }
            // Nothing of the submission has run yet, so it has not filled the disk.
            boolean full = Files.getFileStore(classes).getUsableSpace() < ROOM_BYTES;
            return Optional.of(
                    full
                            ? Answer.failed("There was no room for its classes.")
                                    .asLast()
                            : Answer.doesNotCompile(lines(messages)));
        } catch (ExecutionException e) {
            return Optional.of(brokenOff(e.getCause()));
        } catch (InterruptedException e) {
            throw new IllegalStateException("the compilation was interrupted", e);
        }
    }

    private static Answer brokenOff(Throwable cause) {
        if (cause instanceof IOException || cause instanceof UncheckedIOException || cause instanceof LinkageError) {
            return Answer.failed("The compiler broke off (" + cause + ").").asLast();
        }
        boolean tooMuch = cause instanceof VirtualMachineError || cause.getCause() instanceof VirtualMachineError;
        String sentence = tooMuch
                ? "The compiler ran out of memory with it."
                : "The compiler broke off with it (" + cause.getClass().getSimpleName() + ").";
        return Answer.notGraded(sentence).asLast();
    }

    private boolean compile(Path classes, StringWriter messages) throws IOException {
        try (StandardJavaFileManager manager =
                        JAVAC.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);
                Stream<Path> files = Files.walk(sources)) {
            List<Path> units = files.filter(Files::isRegularFile).sorted().toList();
            return JAVAC.getTask(
                            messages, manager, null, options(classes), null, manager.getJavaFileObjectsFromPaths(units))
                    .call();
        }
    }

    // As the lesson's own build has it, but for string concatenation: a server starts a quarter faster if it is
    // inlined.
    private List<String> options(Path classes) {
        return List.of(
                "--release",
                "17",
                "-parameters",
                "-proc:none",
                "-implicit:none",
                "-XDstringConcat=inline",
                "-encoding",
                "UTF-8",
                "-sourcepath",
                classes.toString(),
                "-cp",
                libraries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                "-d",
                classes.toString());
    }

    private List<String> lines(StringWriter messages) {
        return messages.toString()
                .replace(root + File.separator, "")
                .lines()
                .limit(MOST_LINES)
                .toList();
    }
}
