package gradingkit.check;

import gradingkit.report.CheckResult;
import gradingkit.report.Finding;
import gradingkit.report.TryIt;
import gradingkit.server.NotCheckable;
import gradingkit.server.ProgramDidNotEnd;
import gradingkit.server.ProgramFailure;
import gradingkit.server.ServerUnderTest;
import gradingkit.server.SetUpError;
import gradingkit.time.ComputerTooBusy;
import gradingkit.wire.Shown;
import gradingkit.wire.Transcript;
import gradingkit.wire.WireFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What made a check fail, on its way to the report.
 *
 * @param cause what was thrown
 */
record Failure(Throwable cause) {

    private static final Duration LAST_BREATH = Duration.ofMillis(300);

    boolean timedOut() {
        return cause instanceof ProgramDidNotEnd || cause instanceof WireFailure wire && wire.timedOut();
    }

    /** What becomes of a check whose look has ended with it. */
    CheckResult result(CheckRun check, Again again) {
        if (cause instanceof NotCheckable) {
            return CheckResult.notChecked(check.info(), cause.getMessage());
        }
        if (cause instanceof AssertionError) {
            return CheckResult.failed(check.info(), finding(check, again), check.time());
        }
        boolean sentence = cause instanceof ComputerTooBusy || cause instanceof SetUpError;
        return CheckResult.notJudged(
                check.info(),
                sentence
                        ? cause.getMessage()
                        : "the check itself went wrong, which is the workbook's mistake, not yours (" + cause + ")");
    }

    private Finding finding(CheckRun check, Again again) {
        String meanwhile = timedOut() ? check.circumstances().sentence() : "";
        if (cause instanceof ProgramFailure program) {
            return Finding.of(program.sentence(), program.output().all(), meanwhile);
        }
        String printed = check.lastServer().map(Failure::printed).orElseGet(check::printedByPrograms);
        if (cause instanceof WireFailure wire) {
            return new Finding(
                    problem(wire, check),
                    wire.expectations(),
                    again.tryIt(check, wire.transcript(), wire.shown()),
                    wire.transcript(),
                    wire.offset(),
                    wire.length(),
                    printed,
                    meanwhile);
        }
        Optional<Transcript> transcript = check.lastServer().flatMap(ServerUnderTest::lastTranscript);
        TryIt tryIt = again.tryIt(check, transcript.orElse(null), Shown.REPLY);
        return new Finding(sentence(), List.of(), tryIt, transcript.orElse(null), -1, 0, printed, meanwhile);
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
        return String.valueOf(cause.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
