package classroom;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The instructor's grading script. It ends with 0, with 1 if something could not be graded that might be, or with 2 for bad input. */
public final class Main {

    private static final int FAILED = 1;
    private static final int BAD_INPUT = 2;

    private Main() {}

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT); // files, numbers and tables are the same in every country
        System.exit(run(arguments));
    }

    /** Runs a command line to its end and returns the exit code. */
    static int run(String... arguments) {
        return new CommandLine(new GradeCommand())
                .addSubcommand(new MergeCommand())
                .addSubcommand(new HandoutCommand())
                .addSubcommand(new SimilarityCommand())
                .setParameterExceptionHandler((problem, words) -> sayWhy(problem))
                .setExecutionExceptionHandler((problem, command, result) -> sayWhy(problem, command))
                .execute(arguments);
    }

    private static int sayWhy(ParameterException problem) {
        PrintWriter err = problem.getCommandLine().getErr();
        err.println(problem.getMessage());
        err.println("classroom/grade --help shows how it is used.");
        return BAD_INPUT;
    }

    private static int sayWhy(Exception problem, CommandLine command) throws Exception {
        if (problem instanceof BadInput) {
            command.getErr().println(problem.getMessage());
            return BAD_INPUT;
        }
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                command.getErr()
                        .println(
                                "A file could not be read or written (" + cause.getMessage()
                                        + "): mend that, a full disk perhaps, and run the same command again. What is graded, is kept.");
                return FAILED;
            }
        }
        throw problem;
    }
}
