package gradingkit.server;

import gradingkit.time.Budget;
import gradingkit.time.Deadline;
import gradingkit.time.FairClock;
import gradingkit.time.RunQueue;
import gradingkit.time.Waiting;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A program that runs, with everything that it starts in turn. What still runs when this JVM ends is killed. */
public final class Program implements AutoCloseable {
    private static final Duration LAST_OUTPUT_LIMIT = Duration.ofMillis(500);

    // What the system has ended, Java learns a moment later.
    private static final Duration REAP_LIMIT = Duration.ofSeconds(1);

    private final Processes processes;
    private final Output output;
    private final Budget budget;
    private final Runnable kill;
    private final Process process;
    private RunQueue queue;
    private boolean stopped;

    private Program(ProcessBuilder builder, Processes processes, Output output, Budget budget) throws IOException {
        this.processes = processes;
        this.output = output;
        this.budget = budget;
        kill = processes::kill;
        Leftovers.addKill(kill);
        process = start(builder);
    }

    private Process start(ProcessBuilder builder) throws IOException {
        try {
            Process started = builder.start();
            processes.started(started.toHandle());
            queue = RunQueue.of(started.pid());
            FairClock.join(queue);
            if (!processes.endWithThisJvm()) {
                Watcher.add(processes.run(), started.pid());
            }
            output.read(started);
            started.onExit().thenRun(output::wake);
            return started;
        } catch (IOException e) {
            Leftovers.settled(kill);
            throw e;
        }
    }

    /**
     * Starts a program and lets it run.
     *
     * @param folder its working folder, which stays
     * @param arguments a command takes the first as <code>{port}</code>, the second as <code>{host}</code>
     * @throws SetUpError if there is no such program, or what it is wrapped in does not reach it
     * @throws NotCheckable if the launch starts nothing, or a command has no place for an argument
     */
    public static Program start(Launch launch, Path folder, Budget budget, String... arguments) {
        Processes processes = new Processes(Optional.empty(), launch instanceof Launch.Wrapped);
        return start(launch, folder, budget, processes, new Output(budget.outputBytes()), arguments);
    }

    static Program start(
            Launch launch, Path folder, Budget budget, Processes processes, Output output, String... arguments) {
        List<String> line = CommandLine.of(launch, folder, List.of(arguments));
        Arrival arrival = Arrival.of(line);
        List<String> words = Permissions.bind(arrival.in(line), folder);
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        Environment.prepare(builder.environment(), processes.run());
        try {
            Program program = new Program(builder, processes, output, budget);
            arrival.await(program);
            return program;
        } catch (IOException e) {
            arrival.forget();
            throw new SetUpError(whyNot(words.get(0), folder), e);
        }
    }

    private static String whyNot(String program, Path folder) {
        if (!Files.isDirectory(folder)) {
            return "the program cannot be started: its working folder is missing: " + folder;
        }
        boolean there = program.contains(File.separator) && Files.exists(folder.resolve(program));
        return there
                ? "the program \"" + program + "\" cannot be started: it is not executable on this computer"
                : "there is no program \"" + program + "\" on this computer: check the command for a slip,"
                        + " or install the program";
    }

    /**
     * The process that {@link #start} would start, for one who gives it the terminal, and ends it himself.
     *
     * @param folder its working folder
     * @param arguments see {@link #start}
     */
    public static ProcessBuilder process(Launch launch, Path folder, String... arguments) {
        List<String> words = Permissions.bind(CommandLine.of(launch, folder, List.of(arguments)), folder);
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        Environment.prepare(builder.environment(), "");
        return builder;
    }

    /** Runs a program to its end, which has to come within the budget's time for an answer. */
    public static Exit run(Launch launch, Path folder, Budget budget, String... arguments) {
        return run(launch, folder, budget, budget.answer(), arguments);
    }

    /**
     * Runs a program to its end.
     *
     * @param folder its working folder, which stays
     * @param limit when the end has to have come
     * @param arguments see {@link #start}
     * @throws ProgramDidNotEnd if the end did not come; the program was killed
     * @throws SetUpError if there is no such program
     * @throws NotCheckable if the launch starts nothing, or a command has no place for an argument
     */
    public static Exit run(Launch launch, Path folder, Budget budget, Duration limit, String... arguments) {
        Program program = start(launch, folder, budget, arguments);
        boolean ended = program.awaitExit(limit);
        program.kill(); // what it has started may live on
        if (!ended) {
            String sentence = Sentences.didNotEnd(List.of(arguments), limit, program.output);
            throw new ProgramDidNotEnd(sentence, program.output);
        }
        return new Exit(program.process.exitValue(), program.output.out(), program.output.err());
    }

    /** Kills everything that this JVM has started: for somebody who is no longer interested in any of it. */
    public static void killAll() {
        Leftovers.kill();
    }

    /** What it has printed. */
    public Output output() {
        return output;
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * How many files and connections it and what it has started have open; empty where the system does not tell, as
     * only Linux does.
     */
    public OptionalInt openFiles() {
        return processes.openFiles();
    }

    /** Its exit code; empty while it runs. */
    public OptionalInt exitCode() {
        return isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** How it ended, as one sentence with exit code and what it printed; empty while it runs. */
    public Optional<String> ending() {
        OptionalInt code = exitCode();
        return code.isPresent() ? Optional.of(Sentences.ended(code.getAsInt(), output)) : Optional.empty();
    }

    /** Waits until it has ended and its output is complete; false if it still runs when the limit is over. */
    public boolean awaitEnd(Duration limit) {
        boolean ended = awaitExit(limit);
        if (ended) {
            output.awaitEnd(LAST_OUTPUT_LIMIT); // a child of the program may hold the stream open for ever
        }
        return ended;
    }

    private boolean awaitExit(Duration limit) {
        Deadline deadline = Deadline.in(limit);
        try {
            while (!process.waitFor(deadline.remainingMillis(), TimeUnit.MILLISECONDS) && !deadline.expired()) {
                // The limit was put off meanwhile.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !process.isAlive();
    }

    /**
     * Asks it and its descendants to end, and kills them when the budget's time to stop is over; returns when they are
     * gone.
     */
    public void stop() {
        end(budget.stop());
    }

    /** Kills it and its descendants at once; returns when they are gone. */
    public void kill() {
        end(Duration.ZERO);
    }

    @Override
    public void close() {
        stop();
    }

    private synchronized void end(Duration patience) {
        if (!stopped) {
            processes.end(patience);
            Waiting.until(() -> !process.isAlive(), Deadline.in(REAP_LIMIT));
            output.awaitEnd(LAST_OUTPUT_LIMIT);
            Leftovers.settled(kill);
            FairClock.leave(queue);
            if (!processes.endWithThisJvm()) {
                Watcher.remove(processes.run());
            }
            stopped = true;
        }
    }

    Processes processes() {
        return processes;
    }
}
