package classroom;

import classroom.handout.Handout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code classroom/grade handout}. */
@Command(
        name = "handout",
        mixinStandardHelpOptions = true,
        description = "Writes a zip that a student can use at once: lessons 1 to N, without solutions and classroom.")
public final class HandoutCommand implements Callable<Integer> {

    @Option(names = "--upto", paramLabel = "N", required = true, description = "The last lesson in it.")
    private int upto;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "handout.zip",
            description = "The zip to write (${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--with-reference", description = "Lessons before the last hold their reference solutions.")
    private boolean withReference;

    @Option(names = "--force", description = "Replace a file that is there already.")
    private boolean force;

    /**
     * Writes the zip and says so.
     *
     * @return the exit code, 0
     * @throws BadInput if the file is there already, or the handout cannot be made
     */
    @Override
    public Integer call() {
        if (Files.exists(out) && !force) {
            throw new BadInput(out + " is there already: name another file with --out, or replace it with --force.");
        }
        Handout.write(Path.of(System.getProperty("workbook.root", "..")), upto, withReference, out);
        System.out.println("Written: " + out);
        return 0;
    }
}
