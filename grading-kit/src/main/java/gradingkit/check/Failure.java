package gradingkit.check;

import gradingkit.server.NotCheckable;
import gradingkit.server.ProgramDidNotEnd;
import gradingkit.server.ProgramFailure;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Transcript;
import gradingkit.wire.WireFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/**
 * What made a check fail, on its way to the report.
 *
 * @param cause what was thrown, without JUnit's wrapping
 */
record Failure(Throwable cause) {

    private static final Duration LAST_BREATH = Duration.ofMillis(300);

    static Failure of(Throwable thrown) {
        boolean wrapped = thrown instanceof ParameterResolutionException && thrown.getCause() != null;
        return new Failure(wrapped ? thrown.getCause() : thrown);
    }

    /** Whether this JVM is at fault, which no server can bring about: a class that does not load, memory that is full. */
    boolean ofTheJvm() {
        return cause instanceof LinkageError || cause instanceof OutOfMemoryError;
    }

    boolean timedOut() {
        return cause instanceof ProgramDidNotEnd || cause instanceof WireFailure wire && wire.timedOut();
    }

    Finding finding(CheckRun check) {
        if (cause instanceof ProgramFailure program) {
            return Finding.of(program.sentence(), program.output().all());
        }
        String printed = check.lastServer().map(Failure::printed).orElseGet(check::printedByPrograms);
        if (cause instanceof WireFailure wire) {
            return new Finding(
                    problem(wire, check),
                    wire.expectations(),
                    wire.transcript(),
                    wire.offset(),
                    wire.length(),
                    printed);
        }
        Optional<Transcript> transcript = check.lastServer().flatMap(ServerUnderTest::lastTranscript);
        return new Finding(sentence(), List.of(), transcript.orElse(null), -1, 0, printed);
    }

    // A server that has ended explains a broken talk better than the talk does.
    private static String problem(WireFailure wire, CheckRun check) {
        if (!wire.expectations().isEmpty()) {
            return "";
        }
        Duration patience = wire.timedOut() ? Duration.ZERO : LAST_BREATH;
        return check.lastServer()
                .flatMap(server -> server.endingWithin(patience))
                .orElse(wire.sentence());
    }

    private static String printed(ServerUnderTest server) {
        try {
            return server.outputOfCheck().all();
        } catch (NotCheckable e) {
            return "";
        }
    }

    private String sentence() {
        if (cause instanceof AssertionError) {
            return String.valueOf(cause.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
        }
        return "the check itself went wrong, which is the workbook's mistake, not yours (" + cause + ")";
    }
}
