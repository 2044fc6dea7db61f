package gradingkit.check;

import gradingkit.server.Exit;
import gradingkit.server.Launch;
import gradingkit.server.NotCheckable;
import gradingkit.server.Program;
import gradingkit.time.Budget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** A program of the lesson, not started yet: for checks of how it starts and ends. */
public final class ProgramUnderTest {

    private final Launch launch;
    private final Path folder;
    private final Budget budget;
    private Supplier<String> printed = () -> "";

    ProgramUnderTest(Launch launch, Path folder, Budget budget) {
        this.launch = launch;
        this.folder = folder;
        this.budget = budget;
    }

    /** Runs it to its end, which has to come within the budget's time for an answer; see {@link Program#run}. */
    public Exit run(String... arguments) {
        return runWithin(budget.answer(), arguments);
    }

    /** The same for a program that takes longer, such as one that starts servers of its own. */
    public Exit runWithin(Duration limit, String... arguments) {
        Exit exit = Program.run(launch, folder, budget, limit, arguments);
        printed = () -> exit.out() + exit.err();
        return exit;
    }

    /** Starts it and lets it run until it is closed; see {@link Program#start}. */
    public Program start(String... arguments) {
        Program program = Program.start(launch, folder, budget, arguments);
        printed = () -> program.output().all();
        return program;
    }

    /** What the program that was started last has printed. */
    String printed() {
        return printed.get();
    }

    /**
     * A folder for what a check makes and throws away, such as the program's input. It lies in the program's working
     * folder, as a program in a sandbox sees no other.
     */
    public Path scratchFolder() throws IOException {
        return Files.createDirectories(folder.resolve("target"));
    }

    /**
     * The folders and jars that it is made of.
     *
     * @throws NotCheckable if it is not started from Java classes
     */
    public List<Path> classPath() {
        Launch program = launch instanceof Launch.Wrapped wrapped ? wrapped.program() : launch;
        if (program instanceof Launch.Classes classes) {
            return classes.classPath();
        }
        throw new NotCheckable("it needs the Java classes of the server");
    }
}
